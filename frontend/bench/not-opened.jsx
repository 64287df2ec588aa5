// Why the address of the page opened no design: shown at the top of the bench, and brought into sight. It is announced
// where links are opened, further down.
import { useEffect, useRef } from "preact/hooks";

export function NotOpened({ why }) {
  const place = useRef(null);
  useEffect(() => {
    if (why) place.current.scrollIntoView({ block: "center" });
  }, [why]);
  return (
    <p class="realist-takeaway-refused realist-not-opened" ref={place}>
      {why && `The address of this page holds a design that was not opened. ${why} The bench stays as it was.`}
    </p>
  );
}
