const seen = new WeakMap();
const PATIENCE = 60; // frames to wait for what is named to be there

function focus(at, left) {
  const there = document.querySelector(at);
  // A group that is entered anew gives the focus to the member that had it last: the second call moves on from there.
  if (there) [1, 2].forEach(() => there.focus({ preventScroll: true }));
  else if (left) requestAnimationFrame(() => focus(at, left - 1));
}

// What a key has replaced may have held the focus: it goes to the choice that the key has turned, where it is read out.
export default function ({ data, parentElement }) {
  if (seen.get(parentElement) === data.turn) return;
  seen.set(parentElement, data.turn);
  focus(data.at, PATIENCE);
}
