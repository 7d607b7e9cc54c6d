// The headline and text of one item. What is typed is sent while it is typed, and waits in the
// browser's sessionStorage until the desk says that it is kept.
//
// `base` is the text that both the desk and this page know; `sent` is what is on its way. A save is
// {sitting, seq, after, base, mine}: the desk lays what was changed from base to mine over what stands
// there; `after` is the last save it was heard to keep, since a later one may be kept already.

const PAUSE = 400; // ms after the last key
const UNBROKEN = 800; // ms of typing without a pause
const PATIENCE = 2500; // ms without an answer, after which it is sent again; then ever longer
const LONGEST = 20000;

// A page that is loaded anew types in another sitting, and so does a duplicated tab.
const SITTING = (window.__deskSitting ??= crypto.getRandomValues(new Uint32Array(3)).join("-"));
const next = () => (window.__deskSeq = (window.__deskSeq ?? 0) + 1);
const open = (window.__deskOpen ??= new Map()); // item to how many editors show it

const tidy = (text) => text.trim().split(/\s+/).filter(Boolean).join(" ");
const paragraphs = (text) => text.split(/\n+/).map(tidy).filter(Boolean).join("\n\n");
const normal = ({ headline, body }) => ({ headline: tidy(headline), body: paragraphs(body) });
const same = (one, other) => {
  const [a, b] = [normal(one), normal(other)];
  return a.headline === b.headline && a.body === b.body;
};
const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

class Editor {
  constructor(root) {
    this.build(root);
    this.acked = 0; // the last save of this sitting that the desk was heard to keep
    this.pending = null; // {sitting, seq, base, mine}, not yet kept by the desk
    this.composing = false;
    this.began = 0;
    this.patience = PATIENCE;
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
    if (!this.item || this.composing) return;
    const known = this.pending ? this.pending.mine : this.base;
    if (same(this.text, known)) return;
    this.pending = {
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
    this.setState("save", { ...this.pending, tries: this.tries });
  }

  again() {
    if (!this.pending || this.held || this.refused || Date.now() - this.sentAt < this.patience) return;
    this.send();
    this.patience = Math.min(this.patience * 2, LONGEST);
    this.say("waiting", "waiting for the desk – your words are safe in this browser");
  }

  // ── in ────────────────────────────────────────────────────────────────────────────────────

  receive(data, setState) {
    this.setState = setState;
    if (this.item !== data.item) this.begin(data);
    this.fields.headline.label.textContent = data.labels.headline;
    this.fields.body.label.textContent = data.labels.body;
    for (const [name, { area }] of Object.entries(this.fields)) {
      area.readOnly = data.readonly;
      area.setAttribute("aria-label", data.labels[name]);
    }
    const ack = data.ack;
    const answered =
      ack && this.pending && ack.sitting === this.pending.sitting && ack.seq >= this.pending.seq;
    if (answered) this.answered(ack);
    if (!this.pending) this.adopt(data);
    if (!this.pending && same(this.text, this.base)) this.say("kept", data.readonly ? data.note : "saved");
  }

  begin(data) {
    this.item = data.item;
    open.set(this.item, (open.get(this.item) ?? 0) + 1);
    this.base = { headline: data.headline, body: data.body };
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
    this.pending = left.pending;
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

const editors = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let editor = editors.get(parentElement);
  if (!editor) editors.set(parentElement, (editor = new Editor(parentElement)));
  editor.receive(data, setStateValue);
  return () => {
    editor.close();
    editors.delete(parentElement);
  };
}
