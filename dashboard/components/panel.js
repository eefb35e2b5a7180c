const seen = new WeakMap();
let shown = null; // outlives a change of page, which builds the panel anew
const ROLES = ['what', 'who', 'to whom', 'when', 'reporting word', 'words'];

function look(role) {
  const at = ROLES.indexOf(role);
  return `role${at < 0 ? 6 : at}`;
}

function passageOf(pieces, open) {
  const box = make('blockquote', 'passage');
  box.tabIndex = 0;
  box.setAttribute('aria-label', 'The passage in the article');
  for (const piece of pieces) {
    if (piece.gap) {
      box.append(make('span', 'gap quiet', '…'));
      continue;
    }
    const node = piece.r.length ? make('mark', look(piece.r[0]), piece.t) : make('span', piece.near ? 'near' : '', piece.t);
    if (piece.r.length) node.title = piece.r.join(', within ');
    if (piece.r.length > 1) node.classList.add('nested');
    if (piece.i) {
      node.dataset.open = piece.i;
      node.tabIndex = 0;
      node.setAttribute('role', 'button');
      node.onclick = (event) => press(event, () => open(piece.i));
      node.onkeydown = node.onclick;
    }
    box.append(node);
  }
  return box;
}

function keyOf(pieces) {
  const roles = [...new Set(pieces.flatMap((piece) => piece.r ?? []))];
  const list = make('ul', 'key');
  list.setAttribute('aria-label', 'Marks in the passage');
  const place = (role) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);
  roles.sort((a, b) => place(a) - place(b));
  for (const role of roles) {
    const item = make('li');
    item.append(make('mark', look(role), role));
    list.append(item);
  }
  return list;
}

function termsOf(card, data, dark, open) {
  const list = make('dl');
  let term, value;
  for (const line of card.lines) {
    if (line.term === term) value.append(', ');
    else {
      term = line.term;
      value = make('dd');
      list.append(make('dt', '', term), value);
    }
    if (line.open) {
      const button = make('button', '', line.text);
      button.type = 'button';
      button.onclick = () => open(line.open);
      value.append(button);
    } else value.append(line.text);
  }
  return list;
}

function copier(label, text, said) {
  const button = make('button', '', label);
  button.type = 'button';
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = 'Copied.';
    } catch {
      said.textContent = text();
    }
  };
  return button;
}

function addressOf(id) {
  const address = new URL(location.href);
  address.searchParams.set('fact', id);
  return address.href;
}

function toolsOf(card, setTriggerValue, back) {
  const said = make('span', 'quiet');
  said.setAttribute('role', 'status');
  const tools = make('div', 'tools');
  tools.append(copier('Copy link', () => addressOf(card.id), said), copier('Copy as text', () => `${card.copy}\n${addressOf(card.id)}`, said));
  if (card.original) {
    const original = make('a', '', 'In the original');
    original.href = card.original;
    original.target = '_blank';
    original.rel = 'noopener noreferrer';
    tools.append(original);
  }
  const close = make('button', '', 'Close');
  close.type = 'button';
  close.onclick = () => { back(); setTriggerValue('opened', ''); };
  tools.append(close, said);
  return tools;
}

// What a person may do to the fact: each button tells what was pressed; the form itself is drawn below the panel.
function handOf(card, data, act) {
  const box = make('section', 'hand');
  box.setAttribute('aria-label', 'Correct');
  for (const line of card?.changes ?? []) box.append(make('p', 'change', line));
  const row = make('div', 'row');
  for (const { verb, word, says } of card?.may ?? []) {
    const button = make('button', 'verb', word);
    button.type = 'button';
    button.title = says;
    button.onclick = () => act(verb);
    row.append(button);
  }
  for (const verb of ['undo', 'redo']) {
    if (!data.hand[verb]) continue;
    const button = make('button', 'past', data.hand[verb]);
    button.type = 'button';
    // The act that the words name, though another window may have done more since.
    button.onclick = () => act(`${verb} ${data.hand[`${verb}_of`]}`);
    row.append(button);
  }
  if (row.childNodes.length) box.append(row);
  if (data.hand.said) {
    const said = make('p', data.hand.failed ? 'said failed' : 'said', data.hand.said);
    said.setAttribute('role', data.hand.failed ? 'alert' : 'status');
    box.append(said);
  }
  return box.childNodes.length ? [box] : [];
}

function headOf(card, data, dark, back) {
  const head = make('div', 'head');
  const kind = make('span', 'kind quiet', card.head);
  if (card.status) kind.append(' · ', signOf(data.signs, card.status, dark, false), card.says);
  if (card.by) kind.append(' · ', make('span', 'by', card.by));
  const up = make('button', 'back', 'Back to the list');
  up.type = 'button';
  up.onclick = back;
  head.append(kind, up);
  return head;
}

function groupsOf(card, data, dark, open) {
  return card.groups.map((group) => {
    const box = make('section', 'group');
    box.append(make('h3', '', group.heading), ...listOf(group.lines, data, dark, open, 5));
    return box;
  });
}

function emptyOf(data, dark) {
  const box = make('div', 'empty');
  const list = make('dl', 'meanings');
  for (const [status, sign] of Object.entries(data.signs)) {
    const term = make('dt');
    term.append(signOf(data.signs, status, dark, false), ` ${sign.word}`);
    list.append(term, make('dd', '', sign.meaning));
  }
  box.append(make('h2', '', 'The words behind a fact'), make('p', 'quiet', data.empty), make('h3', '', 'How facts are meant'), list);
  return box;
}

function scroller(node) {
  for (let at = node; at; at = at.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
}

// On a narrow page the panel lies below what was clicked: it comes into view, and there is a way back.
function bring(root, was) {
  const box = root.getBoundingClientRect();
  if (!matchMedia('(max-width: 74rem)').matches || (box.top < innerHeight * 0.75 && box.bottom > 120)) return;
  const page = scroller(root.getRootNode().host ?? root.parentElement);
  was.page = page;
  was.top = page.scrollTop;
  root.classList.add('below');
  root.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
}

function settle(root) {
  const passage = root.querySelector('.passage');
  const first = passage?.querySelector('mark.role0, mark.role5') ?? passage?.querySelector('mark');
  if (first) passage.scrollTo({ top: first.offsetTop - passage.offsetTop - passage.clientHeight / 3, behavior: 'auto' });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const was = seen.get(parentElement) ?? {};
  seen.set(parentElement, was);
  const dark = darkPaper(root);
  const open = (id) => setTriggerValue('opened', id);
  const act = (verb) => setTriggerValue('acted', verb);
  const back = () => was.page?.scrollTo({ top: was.top, behavior: calm() ? 'auto' : 'smooth' });
  root.setAttribute('role', 'region');
  root.setAttribute('aria-label', 'Evidence');
  const card = data.card;
  if (!card) {
    root.classList.remove('below');
    root.replaceChildren(...(data.hand.open ? [] : [emptyOf(data, dark)]), ...handOf(null, data, act));
    root.classList.toggle('editing', Boolean(data.hand.open));
  } else {
    const title = make('h2', 'title', card.title);
    title.setAttribute('aria-live', 'polite');
    // While a form is open below, only the passage stays, so that both are in view.
    const rest = data.hand.open ? [] : [keyOf(card.passage), termsOf(card, data, dark, open), ...handOf(card, data, act),
      toolsOf(card, setTriggerValue, back), ...groupsOf(card, data, dark, open)];
    root.replaceChildren(headOf(card, data, dark, back), title, passageOf(card.passage, open), ...rest);
    root.classList.toggle('editing', Boolean(data.hand.open));
    settle(root);
    if (shown !== card.id) requestAnimationFrame(() => bring(root, was));
  }
  shown = card?.id ?? null;
}
