// The headline and text of one item. What is typed is sent while it is typed, and waits in the
// browser's sessionStorage until the desk says that it is kept.
//
// `base` is the text that both the desk and this page know; `pending` is what is on its way. A save is
// {item, sitting, seq, after, base, mine}: the desk lays what was changed from base to mine over what
// stands there; `after` is the last save it was heard to keep, since a later one may be kept already.

const PAUSE = 400; // ms after the last key
const UNBROKEN = 800; // ms of typing without a pause
const PATIENCE = 2500; // ms without an answer, after which it is sent again; then ever longer
const LONGEST = 20000;

// A page that is loaded anew types in another sitting, and so does a duplicated tab.
const SITTING = (window.__deskSitting ??= crypto.getRandomValues(new Uint32Array(3)).join("-"));
const next = () => (window.__deskSeq = (window.__deskSeq ?? 0) + 1);
const open = (window.__deskOpen ??= new Map()); // item to how many editors show it
const known = (window.__deskKnown ??= new Map()); // item to {base, acked}, as its last editor left it

const tidy = (text) => text.trim().split(/\s+/).filter(Boolean).join(" ");
const paragraphs = (text) => text.split(/\n+/).map(tidy).filter(Boolean).join("\n\n");
const normal = ({ headline, body }) => ({ headline: tidy(headline), body: paragraphs(body) });
const same = (one, other) => {
  const [a, b] = [normal(one), normal(other)];
  return a.headline === b.headline && a.body === b.body;
};
const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

class Editor {
  // `words` are {item, headline, body}; `send` hands a save to the desk.
  constructor(root, words, send) {
    this.build(root);
    this.item = words.item;
    this.post = send;
    this.acked = known.get(this.item)?.acked ?? 0; // the last save that the desk was heard to keep
    this.pending = null; // not yet kept by the desk
    this.composing = false;
    this.began = 0;
    this.patience = PATIENCE;
    this.begin(words);
  }

  build(root) {
    const box = document.createElement("div");
    box.className = "editor desk";
    const field = (name, rows) => {
      const label = document.createElement("label");
      const area = document.createElement("textarea");
      area.className = name;
      area.rows = rows;
      area.spellcheck = true;
      area.id = name;
      label.htmlFor = name;
      box.append(label, area);
      return { label, area };
    };
    this.fields = { headline: field("headline", 1), body: field("body", 6) };
    const foot = document.createElement("div");
    foot.className = "foot";
    this.count = document.createElement("span");
    this.status = document.createElement("span");
    this.status.className = "status";
    this.status.setAttribute("role", "status");
    foot.append(this.count, this.status);
    box.append(foot);
    root.querySelector(".editor")?.remove(); // not all that is in there: the style stands beside it
    root.append(box);
    this.box = box;
    this.listen();
  }

  listen() {
    for (const { area } of Object.values(this.fields)) {
      area.addEventListener("input", () => this.typed());
      area.addEventListener("compositionstart", () => (this.composing = true));
      area.addEventListener("compositionend", () => {
        this.composing = false;
        this.typed();
      });
      area.addEventListener("blur", () => {
        this.composing = false;
        this.flush();
      });
      for (const name of ["keyup", "click"]) area.addEventListener(name, () => this.caret());
    }
    this.fields.headline.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
    // Whatever is pressed next finds the words at the desk: they go out before the press does.
    this.onPress = () => this.flush();
    this.onKey = (event) => {
      const control = event.ctrlKey || event.metaKey;
      if (control && event.key.toLowerCase() === "s") {
        event.preventDefault();
        this.flush();
      } else if (control || event.altKey || !this.box.contains(event.composedPath()[0])) {
        this.flush();
      }
    };
    this.onLeave = () => this.flush();
    document.addEventListener("pointerdown", this.onPress, true);
    document.addEventListener("keydown", this.onKey, true);
    window.addEventListener("pagehide", this.onLeave);
    document.addEventListener("visibilitychange", this.onLeave);
    this.clock = setInterval(() => this.again(), 1000);
  }

  close() {
    this.flush();
    open.set(this.item, (open.get(this.item) ?? 1) - 1);
    const { mine, seq } = this.pending ?? { mine: this.base, seq: this.acked };
    known.set(this.item, { base: mine, acked: seq });
    document.removeEventListener("pointerdown", this.onPress, true);
    document.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("pagehide", this.onLeave);
    document.removeEventListener("visibilitychange", this.onLeave);
    clearInterval(this.clock);
    clearTimeout(this.timer);
  }

  // ── what is here ──────────────────────────────────────────────────────────────────────────

  get text() {
    return { headline: this.fields.headline.area.value, body: this.fields.body.area.value };
  }

  get key() {
    return `desk:${this.item}`;
  }

  show(text) {
    for (const name of ["headline", "body"]) put(this.fields[name].area, text[name]);
    this.measure();
  }

  measure() {
    const { headline, body } = this.text;
    const [title, text] = [words(headline), words(body)];
    this.count.textContent = `${title} + ${text} words`;
    if (!CSS.supports("field-sizing", "content")) {
      for (const { area } of Object.values(this.fields)) {
        area.style.height = "auto";
        area.style.height = `${area.scrollHeight + 2}px`;
      }
    }
  }

  say(state, words) {
    if (this.status.textContent === words) return;
    this.status.dataset.state = state;
    this.status.textContent = words;
  }

  announce(name, detail = {}) {
    window.dispatchEvent(new CustomEvent(`desk:${name}`, { detail: { item: this.item, ...detail } }));
  }

  caret() {
    const { area } = this.fields.body;
    const active = area.getRootNode().activeElement;
    if (active === area) this.announce("caret", { text: area.value, place: area.selectionStart });
  }

  // ── out ───────────────────────────────────────────────────────────────────────────────────

  typed() {
    this.measure();
    this.keep();
    this.say("saving", "saving …");
    if (this.composing) return;
    const now = Date.now();
    if (!this.began) this.began = now;
    clearTimeout(this.timer);
    const left = Math.max(0, UNBROKEN - (now - this.began));
    this.timer = setTimeout(() => this.flush(), Math.min(PAUSE, left));
  }

  // Every keystroke is in sessionStorage at once: a page that is killed finds it there.
  keep() {
    try {
      sessionStorage.setItem(
        this.key,
        JSON.stringify({ base: this.base, text: this.text, pending: this.pending }),
      );
    } catch {
      // Storage that is full or forbidden costs the safety net, not the typing.
    }
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = null;
    this.began = 0;
    if (this.composing) return;
    if (same(this.text, this.pending ? this.pending.mine : this.base)) return;
    // What the page before this one sent is answered first: laid over it, these words would clash with it.
    const earlier = this.pending && this.pending.sitting !== SITTING;
    if (earlier && !this.held && !this.refused) return this.keep();
    this.pending = {
      item: this.item,
      sitting: SITTING,
      seq: next(),
      after: this.acked,
      base: this.base,
      mine: this.text,
    };
    this.patience = PATIENCE;
    this.send();
  }

  send() {
    this.keep();
    this.sentAt = Date.now();
    this.tries = (this.tries ?? 0) + 1;
    this.say("saving", "saving …");
    this.post({ ...this.pending, tries: this.tries });
  }

  again() {
    if (!this.pending || this.held || this.refused || Date.now() - this.sentAt < this.patience) return;
    this.send();
    this.patience = Math.min(this.patience * 2, LONGEST);
    this.say("waiting", "waiting for the desk – your words are safe in this browser");
  }

  // ── in ────────────────────────────────────────────────────────────────────────────────────

  receive(data) {
    this.label(data);
    const ack = data.acks[this.item];
    const answered =
      ack && this.pending && ack.sitting === this.pending.sitting && ack.seq >= this.pending.seq;
    if (answered) this.answered(ack);
    if (!this.pending) this.adopt(data);
    this.settled(data);
  }

  label({ number, readonly }) {
    for (const [name, words] of [["headline", "Headline"], ["body", "Text"]]) {
      const { label, area } = this.fields[name];
      label.textContent = `${words} ${number}`;
      area.setAttribute("aria-label", label.textContent);
      area.readOnly = readonly;
    }
  }

  settled({ readonly, note }) {
    if (!this.pending && same(this.text, this.base)) this.say("kept", readonly ? note : "saved");
  }

  begin({ headline, body }) {
    open.set(this.item, (open.get(this.item) ?? 0) + 1);
    this.base = { headline, body };
    this.show(this.base);
    let left = null;
    try {
      left = JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      // Nothing readable was left here.
    }
    if (!left?.text) return;
    // What the last page of this tab had not heard of being kept.
    this.base = left.base;
    this.pending = left.pending && { ...left.pending, item: this.item };
    this.show(left.text);
    if (this.pending) this.send();
    if (!this.pending && !same(this.text, this.base)) this.flush();
  }

  answered(ack) {
    this.held = ack.held;
    this.refused = ack.refused;
    if (ack.refused) return this.say("held", `not saved: ${ack.refused}`);
    if (ack.held) return this.say("held", "another editor changed the same words: choose below");
    this.base = this.pending.mine;
    if (ack.sitting === SITTING) this.acked = ack.seq;
    this.pending = null;
    if (same(this.text, this.base)) return sessionStorage.removeItem(this.key);
    this.keep();
    if (!this.timer) this.typed();
  }

  // Show what stands at the desk, unless something is being typed that it has not heard of.
  adopt(data) {
    const stands = { headline: data.headline, body: data.body };
    if (this.composing || !same(this.text, this.base)) return;
    if (!same(this.text, stands)) this.show(stands);
    this.base = stands;
  }
}

// Put a text into a field and leave the caret at the words where it was.
function put(area, text) {
  const old = area.value;
  if (old === text) return;
  const least = Math.min(old.length, text.length);
  let head = 0;
  while (head < least && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < least - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const move = (place) => {
    if (place <= head) return place;
    if (place >= old.length - tail) return place + text.length - old.length;
    return Math.min(place, text.length - tail);
  };
  const places = [area.selectionStart, area.selectionEnd].map(move);
  area.value = text;
  area.setSelectionRange(...places);
}

// Where an item is shown. Another one's words come into its place as soon as they are asked for
// (`desk:open`), and the desk hears of it meanwhile: what it drew before that is not taken in.
class Place {
  constructor(root) {
    this.root = root;
    this.editor = null;
    this.asked = null; // {item, number}: asked for, and not drawn by the desk yet
    this.sent = new Map(); // item to its last save, until that is answered
    this.onOpen = (event) => this.open(event);
    this.onBack = () => this.back();
    window.addEventListener("desk:open", this.onOpen);
    window.addEventListener("popstate", this.onBack);
    this.clock = setInterval(() => this.again(), 1000);
  }

  receive(data) {
    this.alone = data.alone;
    const another = this.session && this.session !== data.session;
    this.session = data.session;
    if (this.asked && data.heard < this.asked.number) return;
    // A server that was started anew does not know what was opened since the page was loaded.
    if (another && this.alone && this.editor.item !== data.item) return this.ask(this.editor.item);
    this.asked = null;
    this.veil(false);
    this.show(data);
    if (this.alone) this.address(data.item, history.replaceState);
    for (const [item, ack] of Object.entries(data.acks)) this.answered(item, ack);
    this.editor.receive(data);
  }

  show(words) {
    if (this.editor?.item === words.item) return;
    this.editor?.close();
    this.editor = new Editor(this.root, words, (save) => this.post(save));
    if (!this.alone) return;
    this.address(words.item, history.pushState);
    this.tell(words.item);
  }

  tell(item) {
    window.__deskShown = item;
    window.dispatchEvent(new CustomEvent("desk:shown", { detail: item }));
  }

  // Other saves that were not answered go along: one message may overtake another.
  post(save) {
    this.sent.set(save.item, save);
    this.setState("saves", [...this.sent.values()]);
  }

  answered(item, ack) {
    const save = this.sent.get(item);
    if (!save || ack.sitting !== save.sitting || ack.seq < save.seq) return;
    this.sent.delete(item);
    if (!open.get(item)) sessionStorage.removeItem(`desk:${item}`);
  }

  open(event) {
    if (!this.alone) return;
    event.preventDefault();
    const words = event.detail;
    this.ask(words.item);
    this.show({ ...words, ...known.get(words.item)?.base });
    this.editor.label(words);
    this.editor.settled(words);
  }

  // A page that is loaded anew at this moment shows the item that was asked for.
  address(item, write) {
    const url = new URL(location);
    const before = url.searchParams.get("item");
    url.searchParams.set("item", item);
    if (before !== item) (before ? write : history.replaceState).call(history, {}, "", url);
  }

  back() {
    const item = new URL(location).searchParams.get("item");
    if (this.alone && item && item !== this.editor.item) this.ask(item);
  }

  ask(item) {
    this.asked = { item, number: Math.max(Date.now(), (this.asked?.number ?? 0) + 1) };
    this.veil(true);
    this.tellDesk();
  }

  tellDesk() {
    this.askedAt = Date.now();
    this.send("open", this.asked);
  }

  again() {
    if (this.asked && Date.now() - this.askedAt > PATIENCE) this.tellDesk();
  }

  // What else is drawn of the item before stays in its place, but nobody can press it by mistake.
  veil(on) {
    for (const each of document.querySelectorAll(".st-key-bar, .st-key-below, .st-key-side")) {
      each.inert = on;
    }
  }

  close() {
    window.removeEventListener("desk:open", this.onOpen);
    window.removeEventListener("popstate", this.onBack);
    clearInterval(this.clock);
    this.editor.close();
    if (!this.alone) return;
    this.veil(false);
    this.tell(null);
  }
}

const places = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let place = places.get(parentElement);
  if (!place) places.set(parentElement, (place = new Place(parentElement)));
  place.setState = setStateValue;
  place.send = setTriggerValue;
  place.receive(data);
  return () => {
    place.close();
    places.delete(parentElement);
  };
}
