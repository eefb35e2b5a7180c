// The article word by word, to mark a stretch of it: drag, press the first and the last word, or use the arrow keys.
const held = new WeakMap();

// Offsets count characters as Python does, not the halves that JavaScript counts.
function placed(pieces) {
  let at = 0;
  return pieces.map((text) => {
    const start = at;
    at += [...text].length;
    return { text, start, end: at };
  });
}

function build(text, pieces) {
  const words = [];
  text.replaceChildren(...placed(pieces).map((piece) => {
    if (!piece.text.trim()) return make('span', '', piece.text);
    const node = make('span', 'word', piece.text);
    node.dataset.at = words.length;
    words.push({ ...piece, node });
    return node;
  }));
  return words;
}

function stretch(was) {
  return was.anchor === null ? null : [Math.min(was.anchor, was.head), Math.max(was.anchor, was.head)];
}

// The pieces of the stretch, with the white space between them.
function piecesIn(was) {
  const run = stretch(was);
  if (!run) return [];
  const found = [];
  const last = was.words[run[1]].node;
  for (let node = was.words[run[0]].node; node; node = node === last ? null : node.nextSibling) found.push(node);
  return found;
}

function short(text) {
  return text.length <= 90 ? text : `${text.slice(0, 42)} … ${text.slice(-42)}`;
}

function paint(was) {
  for (const node of was.text.querySelectorAll('.in, .here')) node.classList.remove('in', 'here');
  const marked = piecesIn(was);
  for (const node of marked) node.classList.add('in');
  was.words[was.head]?.node.classList.add('here');
  const said = marked.map((node) => node.textContent).join('').replace(/\s+/g, ' ');
  was.said.textContent = said ? `“${short(said)}”` : 'Nothing is marked yet.';
  was.use.disabled = !said;
  was.drop.disabled = !said;
}

function set(was, anchor, head) {
  was.anchor = anchor;
  was.head = head;
  paint(was);
}

function wordAt(event, root) {
  const node = root.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest?.('.word');
  return node ? Number(node.dataset.at) : null;
}

// A press marks one word; the next press reaches to there; a drag does both in one.
function byPointer(was, root) {
  let from = null;
  let moved = false;
  was.text.onpointerdown = (event) => {
    const at = event.button === 0 ? wordAt(event, root) : null;
    if (at === null) return;
    from = at;
    moved = false;
    if (event.pointerType === 'mouse') event.preventDefault();
    was.text.focus({ preventScroll: true });
  };
  was.text.onpointermove = (event) => {
    if (from === null || event.pointerType !== 'mouse') return;
    const at = wordAt(event, root);
    if (at === null || (at === from && !moved)) return;
    moved = true;
    was.open = false;
    set(was, from, at);
  };
  was.text.onpointercancel = () => { from = null; };
  was.text.onpointerup = (event) => {
    const at = from;
    from = null;
    if (at === null || moved || wordAt(event, root) !== at) return;
    if (was.open || (event.shiftKey && was.anchor !== null)) {
      was.open = false;
      set(was, was.anchor, at);
    } else {
      was.open = true;
      set(was, at, at);
    }
  };
}

function rowBelow(was, step) {
  const from = was.words[was.head].node.getBoundingClientRect();
  let best = null;
  for (let at = was.head + step; was.words[at]; at += step) {
    const box = was.words[at].node.getBoundingClientRect();
    const apart = (box.top - from.top) * step;
    if (apart < from.height / 2) continue;
    if (best && Math.abs(box.top - best.top) > 3) break;
    const far = Math.abs(box.left - from.left);
    if (!best || far < best.far) best = { at, far, top: box.top };
  }
  return best?.at ?? (step > 0 ? was.words.length - 1 : 0);
}

function byKey(was, mark) {
  was.text.onkeydown = (event) => {
    if (event.key === 'Enter' && stretch(was)) {
      event.preventDefault();
      mark();
      return;
    }
    if (event.key === 'Escape' && stretch(was)) {
      event.preventDefault();
      was.open = false;
      set(was, null, was.head);
      return;
    }
    const goes = { ArrowRight: () => was.head + 1, ArrowLeft: () => was.head - 1, ArrowDown: () => rowBelow(was, 1),
      ArrowUp: () => rowBelow(was, -1) }[event.key];
    if (!goes || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const first = was.anchor === null && !was.walked;
    const at = first ? was.head : Math.max(0, Math.min(was.words.length - 1, goes()));
    was.walked = true;
    was.open = false;
    set(was, event.shiftKey ? was.anchor ?? was.head : at, at);
    was.words[at].node.scrollIntoView({ block: 'nearest' });
  };
}

function button(label, act) {
  const node = make('button', 'tool', label);
  node.type = 'button';
  node.onclick = act;
  return node;
}

function stand(root, data, was) {
  const how = make('p', 'quiet how', data.how);
  how.id = 'how';
  const text = make('div', 'text');
  text.tabIndex = 0;
  text.setAttribute('role', 'group');
  text.setAttribute('aria-label', 'The article, to mark words in');
  text.setAttribute('aria-describedby', 'how');
  const said = make('span', 'said');
  said.setAttribute('role', 'status');
  const mark = () => {
    const run = stretch(was);
    held.get(root).send('marked', `${was.words[run[0]].start}-${was.words[run[1]].end}`);
  };
  const use = button('Use these words', mark);
  use.classList.add('first');
  const drop = button('Mark anew', () => { was.open = false; set(was, null, was.head); text.focus(); });
  const leave = button('Cancel', () => held.get(root).send('left', 'left'));
  const bar = make('div', 'bar');
  bar.append(said, use, drop, leave);
  root.replaceChildren(how, bar, text);
  Object.assign(was, { text, said, use, drop, words: build(text, data.pieces), anchor: null, head: 0, open: false,
    walked: false, version: data.version });
  byPointer(was, root);
  byKey(was, mark);
  paint(was);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const was = held.get(root) ?? {};
  was.send = setTriggerValue;
  held.set(root, was);
  if (was.version === data.version) return;
  stand(root, data, was);
  root.setAttribute('role', 'region');
  root.setAttribute('aria-label', 'Mark words');
}
