// A row that a mouse can pull sideways, as a finger does on a phone.

const MOVED_PX = 5;

/**
 * @param {HTMLElement} row scrolls sideways
 */
export function draggable(row) {
  let from = 0;
  let at = 0;
  let moved = false;
  let held = false;

  row.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    held = true;
    moved = false;
    from = event.clientX;
    at = row.scrollLeft;
  });
  row.addEventListener("pointermove", (event) => {
    if (!held) return;
    if (!moved && Math.abs(event.clientX - from) < MOVED_PX) return;
    if (!moved) row.setPointerCapture(event.pointerId);
    moved = true;
    row.classList.add("dragging");
    row.scrollLeft = at - (event.clientX - from);
  });
  const drop = () => {
    held = false;
    row.classList.remove("dragging");
  };
  row.addEventListener("pointerup", drop);
  row.addEventListener("pointercancel", drop);
  // A pull that ends over a button is no tap on it.
  row.addEventListener("click", (event) => {
    if (!moved) return;
    moved = false;
    event.stopPropagation();
    event.preventDefault();
  }, true);
  row.addEventListener("wheel", (event) => {
    if (!event.shiftKey || event.deltaX) return;
    event.preventDefault();
    row.scrollLeft += event.deltaY;
  }, { passive: false });
}
