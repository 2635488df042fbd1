/** Roles as words. Pure. */

const WORDS = { worker: "Worker", supervisor: "Supervisor", owner: "Owner" };

/** "Supervisor" for "supervisor". */
export const roleWords = (role) => WORDS[role] || role;
