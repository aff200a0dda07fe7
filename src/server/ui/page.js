// Makes the pages quicker in the hand: what they do with links and forms happens in place. Without this file everything still works.

const view = () => document.getElementById('view');
const form = () => document.getElementById('search');
// The request for another view, with the address that it is for; and the one for the values of a facet, which gives way to it.
let going = null;
let finding = null;
// The address of the form when what it says was last asked for.
let asked = null;
// What is parsed here is a page of ours, and a parsed document runs no script.
const trusted = window.trustedTypes?.createPolicy('dateline-page', { createHTML: (text) => text }) ?? { createHTML: (text) => text };

// What was chosen on this machine.
const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* for this page only, then */ } };

// The theme: what the address says, else what was chosen on this machine.
const root = document.documentElement;
const isOfAddress = new URLSearchParams(location.search).has('theme');
if (!isOfAddress && ['light', 'dark'].includes(stored('theme'))) root.dataset.theme = stored('theme');

// Whether single characters are keys. Who dictates types them without meaning to (WCAG 2.1.4).
let hasSingleKeys = stored('keys') !== 'off';

/** Fetches a page of ours; its document and where it ended up. */
async function page(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: 'text/html' } });
  if (!(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) throw new Error('not a page');
  const text = await answer.text();
  if (signal.aborted) throw new DOMException('overtaken', 'AbortError');
  return { document: new DOMParser().parseFromString(trusted.createHTML(text), 'text/html'), address: answer.url };
}

/** Remembers what is folded out, what is being typed, and where the focus is, so that a new view of the same page leaves them alone. */
function remembered() {
  const open = new Map([...document.querySelectorAll('#view details[id]')].map((one) => [one.id, one.open]));
  const focus = document.activeElement;
  const typed = [...document.querySelectorAll('#view input[data-find]')].filter((one) => one.value !== one.defaultValue);
  return { open, typed: typed.map((one) => [one.id, one.value]), places: focus && view().contains(focus) ? placesLike(focus) : [] };
}

/** Where the focus may go when the view of an element is replaced: each says, of the new view, what may take it. The nearest likeness first. */
function placesLike(focus) {
  const places = [];
  const find = (selector, within = view()) => within?.querySelector(selector);
  const all = (selector) => [...view().querySelectorAll(selector)];
  // One of several of a kind: what has moved up to its place, or the last.
  const among = (selector) => {
    const place = all(selector).indexOf(focus);
    return () => { const now = all(selector); return now[Math.min(place, now.length - 1)]; };
  };
  // What a step of a row leads to is another row of the same value.
  const field = focus.closest('.row')?.querySelector('input') ?? focus;
  if (field.matches('input, select, button')) {
    const [id, name, value] = [field.id, field.name, field.type === 'checkbox' ? field.value : null];
    if (focus.localName === 'button' && focus.name === 'date') places.push(() => find('.as-list summary'));
    else if (id) places.push(() => document.getElementById(id));
    else {
      const fields = () => all('input, select, button');
      places.push(() => fields().find((one) => one.name === name && (value === null || one.value === value)));
      places.push(() => fields().find((one) => value && (one.value === value || one.value.endsWith(`=${value}`) || value.endsWith(`=${one.value}`))));
    }
  }
  if (focus.closest('.pages')) places.push(() => find('.hit h3 a'));
  if (focus.closest('.chip')) places.push(among('.chip a'));
  const facet = focus.closest('.facet')?.id;
  if (facet) {
    const text = focus.textContent;
    const links = () => [...(document.getElementById(facet)?.querySelectorAll('.more a') ?? [])];
    places.push(() => links().find((one) => one.textContent === text), () => links()[0], () => find('summary', document.getElementById(facet)));
  }
  if (focus.closest('.timeline')) places.push(() => find('.zoom-out'), () => find('#from'));
  if (focus.closest('.named')) places.push(() => find('.hit h3 a'));
  places.push(() => document.getElementById('content'));
  return places;
}

function restore({ open, typed, places }, keepsState) {
  for (const [id, isOpen] of keepsState ? open : []) {
    const one = document.getElementById(id);
    // The help that came with an error goes with it.
    if (one && id !== 'grammar') one.open = isOpen;
  }
  for (const place of places) {
    const one = place();
    one?.focus({ preventScroll: true });
    if (one && document.activeElement === one) break;
  }
  // What was typed beside another choice is asked for in the new view.
  for (const [id, value] of keepsState ? typed : []) {
    const field = document.getElementById(id);
    if (!field || field.value === value) continue;
    field.value = value;
    find(field);
  }
}

/** Puts the view of another address in place of this one. */
async function go(address, { push = true, top = false, keepsState = true } = {}) {
  finding?.abort();
  going?.control.abort();
  const mine = going = { address, control: new AbortController() };
  root.classList.add('busy');
  try {
    const next = await page(address, mine.control.signal);
    const fresh = next.document.getElementById('view');
    if (!fresh) throw new Error('no view');
    const state = remembered();
    view().replaceWith(document.adoptNode(fresh));
    document.title = next.document.title;
    const box = document.getElementById('q');
    const theirs = next.document.getElementById('q');
    if (box && theirs) {
      if (document.activeElement !== box || !push) box.value = theirs.getAttribute('value') ?? '';
      for (const name of ['aria-invalid', 'aria-describedby']) {
        const value = theirs.getAttribute(name);
        if (value === null) box.removeAttribute(name); else box.setAttribute(name, value);
      }
    }
    if (push && next.address !== location.href) history.pushState({ inPlace: true }, '', next.address);
    going = null;
    prepare();
    restore(state, keepsState);
    if (top) scrollTo(0, 0);
    // What was replaced is not read out; this is.
    document.getElementById('said').textContent = view().querySelector('.total')?.textContent ?? '';
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address);
  } finally {
    if (going === mine) going = null;
    if (!going) root.classList.remove('busy');
  }
}

// What has one value; the others may be repeated.
const SINGLE = new Set(['q', 'match', 'date', 'timeline', 'sort', 'recency', 'limit', 'snippets', 'theme']);

/** Goes to an address that changes another one. Where the answer to an earlier change is still under way, both changes hold. */
function choose(address, before, options) {
  if (!going) return go(address, options);
  const pairs = (one) => [...new URL(one, location.href).searchParams].map((pair) => JSON.stringify(pair));
  const key = (pair) => JSON.parse(pair)[0];
  const [now, then] = [pairs(address), pairs(before)];
  const added = now.filter((pair) => !then.includes(pair));
  const single = new Set(added.map(key).filter((one) => SINGLE.has(one)));
  const kept = pairs(going.address).filter((pair) => (now.includes(pair) || !then.includes(pair)) && !single.has(key(pair)));
  const both = new URLSearchParams([...kept, ...added.filter((pair) => !kept.includes(pair))].map((pair) => JSON.parse(pair)));
  // The place among other hits is none.
  for (const place of ['offset', 'after']) both.delete(place);
  return go(both.toString() ? `/?${both}` : '/', options);
}

/** Asks for what the form says. */
function ask(submitter, options) {
  const before = asked ?? addressOf();
  const address = addressOf(submitter);
  asked = addressOf();
  choose(address, before, options);
}

/** The address of the search form, without the fields that are empty. */
function addressOf(submitter) {
  const fields = new FormData(form(), submitter);
  const pairs = new URLSearchParams();
  for (const [key, value] of fields) if (String(value).trim() !== '') pairs.append(key, value);
  // What the server would make of these fields, without asking it twice.
  const [from, to] = [pairs.get('from') ?? '', pairs.get('to') ?? ''];
  // Days that count from today, as long as nobody chose others.
  const within = pairs.get('within');
  pairs.delete('within');
  const areAsShown = ['from', 'to'].map((id) => document.getElementById(id)).every((field) => field?.value === field?.defaultValue);
  if (submitter?.name === 'date') pairs.delete('timeline');
  else if (within && areAsShown) pairs.append('date', within);
  else if (from || to) pairs.append('date', written(from, to));
  for (const key of [...new Set(pairs.keys())]) {
    if (key.startsWith('find-')) pairs.append('facet-prefix', `${key.slice(5)}=${pairs.get(key).trim()}`);
    if (key.startsWith('find-') || key === 'from' || key === 'to') pairs.delete(key);
  }
  const query = pairs.toString();
  return query ? `/?${query}` : '/';
}

const isSearchPage = () => location.pathname === '/' && document.getElementById('content')?.classList.contains('results');

document.addEventListener('submit', (event) => {
  if (event.target.id !== 'search' || !isSearchPage()) return;
  event.preventDefault();
  ask(event.submitter, { top: event.submitter?.classList.contains('primary') ?? true });
});

document.addEventListener('change', (event) => {
  const field = event.target;
  if (!isSearchPage() || field.form?.id !== 'search') return;
  if (field.type === 'checkbox' || field.hasAttribute('data-submit')) ask();
});

// Type-ahead inside a facet: only that facet is replaced, and the address follows without a step back for every letter. What else the form says is not
// asked for yet, and another view that is under way comes first.
const typing = new Map();
document.addEventListener('input', (event) => {
  if (event.target.dataset?.find && isSearchPage()) find(event.target);
});

function find(field) {
  const name = field.dataset.find;
  clearTimeout(typing.get(name));
  typing.set(name, setTimeout(() => values(name), 120));
}

async function values(name) {
  const text = document.getElementById(`find-${name}`)?.value;
  // With the new view what was typed is asked for again.
  if (going || text === undefined) return;
  const address = new URL(location.href);
  const others = address.searchParams.getAll('facet-prefix').filter((prefix) => !prefix.startsWith(`${name}=`));
  address.searchParams.delete('facet-prefix');
  for (const prefix of text.trim() ? [...others, `${name}=${text.trim()}`] : others) address.searchParams.append('facet-prefix', prefix);
  address.hash = '';
  finding?.abort();
  const mine = finding = new AbortController();
  try {
    const next = await page(address.href, mine.signal);
    const fresh = next.document.getElementById(`facet-${name}`);
    const old = document.getElementById(`facet-${name}`);
    const field = document.getElementById(`find-${name}`);
    if (!fresh || !old || !field) return;
    for (const part of ['.rows', '.more']) {
      const from = fresh.querySelector(part);
      if (from) old.querySelector(part)?.replaceWith(document.adoptNode(from));
    }
    history.replaceState(history.state, '', next.address);
    asked = addressOf();
  } catch { /* the next letter asks again */ }
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const button = event.target.closest?.('[data-copy]');
  if (button) return copy(button);
  const link = event.target.closest?.('a[href]');
  if (!link) return;
  if (link.dataset.themeTo) {
    event.preventDefault();
    root.dataset.theme = link.dataset.themeTo;
    store('theme', link.dataset.themeTo);
    const here = new URL(location.href);
    if (here.searchParams.has('theme')) { here.searchParams.delete('theme'); history.replaceState(history.state, '', here); }
    return;
  }
  if (link.dataset.step) { event.preventDefault(); step(Number(link.dataset.step)); return; }
  const address = new URL(link.getAttribute('href') ?? link.href.baseVal, location.href);
  const isInPlace = isSearchPage() && address.origin === location.origin && address.pathname === '/' && !link.getAttribute('target') && !link.hasAttribute('download') && view().contains(link);
  if (!isInPlace) return;
  if (address.search === location.search && address.hash) return;
  event.preventDefault();
  const isPaging = Boolean(link.closest('.pages'));
  const cleared = link.matches('.clear') && link.parentElement.querySelector('input');
  if (cleared) cleared.value = cleared.defaultValue;
  address.hash = '';
  choose(address.href, location.href, { top: isPaging });
});

addEventListener('popstate', () => {
  if (location.pathname === '/' && isSearchPage()) go(location.href, { push: false, keepsState: false });
  else location.reload();
});

async function copy(button) {
  const text = document.getElementById(button.dataset.copy)?.textContent ?? '';
  const label = button.dataset.label ?? (button.dataset.label = button.textContent);
  try { await navigator.clipboard.writeText(text); button.textContent = 'Copied'; } catch { button.textContent = 'Select the text and copy it'; }
  setTimeout(() => { button.textContent = label; }, 1800);
}

// The brush: pressing and drawing over the bars chooses their days.
function brush(chart) {
  const section = chart.closest('.timeline');
  const bars = [...chart.querySelectorAll('a[data-date]')];
  if (!section?.dataset.first || bars.length === 0) return;
  const width = chart.viewBox.baseVal.width;
  const height = chart.viewBox.baseVal.height;
  const place = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * width;
  };
  let start = null;
  let shape = null;
  chart.addEventListener('pointerdown', (event) => { if (event.button === 0) { start = place(event); event.preventDefault(); } });
  chart.addEventListener('dragstart', (event) => event.preventDefault());
  const move = (event) => {
    if (start === null || !chart.isConnected) return;
    const [from, to] = [start, place(event)].sort((left, right) => left - right);
    if (!shape && to - from < 6) return;
    shape ??= chart.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    shape.setAttribute('class', 'brush');
    for (const [name, value] of Object.entries({ x: Math.floor(from / 10) * 10, y: 0, width: Math.ceil(to / 10) * 10 - Math.floor(from / 10) * 10, height })) shape.setAttribute(name, value);
  };
  const end = (event) => {
    if (start === null) return;
    const [from, to] = [start, place(event)].sort((left, right) => left - right);
    start = null;
    if (!shape || !chart.isConnected) return;
    shape.remove();
    shape = null;
    chart.addEventListener('click', (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    const inside = bars.filter((bar) => { const x = Number(bar.querySelector('.bar').getAttribute('x')) - 1; return x + 10 > from && x < to; });
    if (inside.length === 0) return;
    const days = (date) => { const [first, last = first] = date.split('..'); return [firstDay(first), lastDay(last)]; };
    document.getElementById('from').value = days(inside[0].dataset.date)[0];
    document.getElementById('to').value = days(inside.at(-1).dataset.date)[1];
    document.getElementById('timeline').value = '';
    ask();
  };
  chart.addEventListener('pointermove', move);
  chart.addEventListener('pointerdown', (event) => { try { chart.setPointerCapture(event.pointerId); } catch { /* it works without */ } });
  chart.addEventListener('pointerup', end);
  chart.addEventListener('pointercancel', () => { start = null; shape?.remove(); shape = null; });
  // With the pointer captured a plain click no longer reaches the bar below it.
  chart.addEventListener('click', (event) => {
    if (event.target.closest('a') || event.defaultPrevented) return;
    const at = place(event);
    const bar = bars.find((one) => { const x = Number(one.querySelector('.bar').getAttribute('x')) - 1; return x <= at && at < x + 10; });
    if (bar) choose(new URL(bar.getAttribute('href'), location.href).href, location.href);
  });
}

const pad = (number) => String(number).padStart(2, '0');
const firstDay = (date) => [date, '01', '01'].join('-').split('-').slice(0, 3).join('-');
function lastDay(date) {
  const [year, month, day] = date.split('-').map(Number);
  if (day) return date;
  if (!month) return `${date}-12-31`;
  return `${date}-${pad(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
}

/** Two days as an address writes them, in months or years where these are whole. */
function written(from, to) {
  const wholes = [[/^(\d{4})-01-01$/, /^(\d{4})-12-31$/], [/^(\d{4}-\d\d)-01$/, /^(\d{4}-\d\d)-\d\d$/]];
  for (const [first, last] of wholes) {
    const [start, end] = [from.match(first)?.[1], to.match(last)?.[1]];
    if ((from && !start) || (to && (!end || lastDay(end) !== to))) continue;
    return start === end ? start : `${start ?? ''}..${end ?? ''}`;
  }
  return from === to ? from : `${from}..${to}`;
}

// Marks of an article.
function step(by) {
  const marks = [...document.querySelectorAll('a[data-mark]')].filter((one) => one.parentElement.id);
  if (marks.length === 0) return false;
  const here = marks.findIndex((one) => `#${one.parentElement.id}` === location.hash);
  const next = marks[here < 0 ? (by > 0 ? 0 : marks.length - 1) : (here + by + marks.length) % marks.length];
  location.replace(`#${next.parentElement.id}`);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
  return true;
}

function stepHits(by) {
  const hits = [...document.querySelectorAll('.hit h3 a')];
  if (hits.length === 0) return step(by);
  const here = hits.findIndex((one) => one.closest('.hit').contains(document.activeElement));
  const next = hits[Math.min(Math.max(here + by, 0), hits.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

document.addEventListener('keydown', (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const target = event.target;
  if (event.key === 'Escape') {
    root.classList.add('hush');
    if (target.id === 'q') target.blur();
    return;
  }
  if (target.closest?.('input, select, textarea, dialog[open]')) {
    if (event.key === 'ArrowDown' && target.id === 'q') { event.preventDefault(); stepHits(1); }
    return;
  }
  const inHits = Boolean(target.closest?.('.hit'));
  const keys = {
    '/': () => { const box = document.getElementById('q'); box?.focus(); box?.select(); },
    '?': () => document.getElementById('keys')?.showModal(),
    j: () => stepHits(1),
    k: () => stepHits(-1),
    ArrowDown: inHits ? () => stepHits(1) : null,
    ArrowUp: inHits ? () => stepHits(-1) : null,
    x: () => { const chips = document.querySelectorAll('.chip a'); chips[chips.length - 1]?.click(); },
    u: () => document.querySelector('[data-up]')?.click(),
  };
  const action = keys[event.key];
  if (!action || (event.key.length === 1 && !hasSingleKeys)) return;
  event.preventDefault();
  action();
});
for (const keys of document.querySelectorAll('[data-keys]')) {
  keys.hidden = false;
  keys.querySelector('button').addEventListener('click', () => document.getElementById('keys')?.showModal());
}
const singleKeys = document.getElementById('single-keys');
if (singleKeys) {
  singleKeys.checked = hasSingleKeys;
  singleKeys.addEventListener('change', () => {
    hasSingleKeys = singleKeys.checked;
    store('keys', hasSingleKeys ? 'on' : 'off');
  });
}
document.addEventListener('pointermove', () => root.classList.remove('hush'), { passive: true });
document.addEventListener('focusin', () => root.classList.remove('hush'));

/** What a view needs when it is new. */
function prepare() {
  asked = isSearchPage() ? addressOf() : null;
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
  document.querySelectorAll('section.timeline[data-first] svg.bars').forEach(brush);
}
prepare();
