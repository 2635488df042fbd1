/** The camera's life: opened once a visit, let go while the page is hidden, opened again on return. */

import { useEffect, useRef, useState } from "preact";
import { cameraTrouble, closeCamera, openCamera, troubleOf, watch } from "../device/camera.js";
import { controlsOf, watchHealth } from "../device/camera-track.js";

/**
 * `{trouble, controls, choose, again}`: why there is no picture (`insecure`, `absent`, `denied`, `busy`, `broken`,
 * `still`, `dark`, `ended`) or null; what the camera can do (see controlsOf) or null; another camera by its id; a new
 * start. `onCode({text, symbology})` is told what is read while not `paused`; meanwhile the picture stays.
 */
export function useLiveCamera({ video, reader, paused, onCode }) {
  const [trouble, setTrouble] = useState(cameraTrouble());
  const [stream, setStream] = useState(null);
  const [controls, setControls] = useState(null);
  const [wanted, setWanted] = useState({ camera: null, turn: 0 });
  const told = useRef(onCode);
  told.current = onCode;

  useEffect(() => {
    if (trouble) return undefined;
    let [mine, ended, opening] = [null, false, 0];
    const begin = async () => {
      opening += 1;
      const turn = opening;
      try {
        const opened = await openCamera(video.current, wanted.camera);
        if (ended || turn !== opening) return closeCamera(null, opened);
        mine = opened;
        setStream(opened);
        const can = await controlsOf(opened);
        if (mine === opened) setControls(can);
      } catch (error) {
        if (!ended && turn === opening) setTrouble(troubleOf(error));
      }
    };
    const end = () => {
      opening += 1;
      closeCamera(video.current, mine);
      mine = null;
      setStream(null);
      setControls(null);
    };
    const turn = () => (document.visibilityState === "hidden" ? end() : mine || begin());
    begin();
    document.addEventListener("visibilitychange", turn);
    return () => {
      ended = true;
      document.removeEventListener("visibilitychange", turn);
      end();
    };
  }, [trouble, wanted]);

  useEffect(() => {
    if (!stream || paused) return undefined;
    const limit = new AbortController();
    video.current.play().catch(() => {});
    const broken = () => limit.signal.aborted || setTrouble("broken");
    watch(video.current, reader(), (code) => told.current(code), limit.signal).catch(broken);
    watchHealth(video.current, stream, setTrouble, limit.signal);
    return () => limit.abort();
  }, [stream, paused]);

  const again = () => {
    setTrouble(cameraTrouble());
    setWanted((last) => ({ ...last, turn: last.turn + 1 }));
  };
  return { trouble, controls, choose: (camera) => setWanted({ camera, turn: 0 }), again };
}
