/** The lexicons of floorassist/find/languages, written by `make languages`. */
export const LEXICONS = [
];
