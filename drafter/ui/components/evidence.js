// The sentences of a draft, what was found of each, and the source words that carry it. Read only: what
// is decided here goes to the desk as {do, finding, item}.

const SEVERITIES = { severe: "Severe", warning: "Look", note: "Note" };

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== ""));
  return made;
}

// The words of a sentence, with each finding's own as a chip; chips do not overlap.
function chipped(sentence) {
  const spots = [];
  for (const finding of sentence.findings) {
    const words = finding.text.replace(/^[“”"‘’ ]+|[“”"‘’ ]+$/g, "");
    const start = words ? sentence.text.indexOf(words) : -1;
    const whole = words.length >= sentence.text.length - 1;
    const end = start + words.length;
    if (start >= 0 && !whole && !spots.some((spot) => spot.start < end && start < spot.end)) {
      spots.push({ start, end, finding });
    }
  }
  spots.sort((one, other) => one.start - other.start);
  const parts = [];
  let place = 0;
  for (const { start, end, finding } of spots) {
    const chip = node("span", "chip", sentence.text.slice(start, end));
    chip.dataset.severity = finding.severity;
    chip.dataset.said = Boolean(finding.said);
    chip.title = finding.message;
    parts.push(sentence.text.slice(place, start), chip);
    place = end;
  }
  parts.push(sentence.text.slice(place));
  return parts;
}

class Evidence {
  constructor(root) {
    this.root = node("div", "evidence desk");
    root.append(this.root);
    this.chosen = ""; // the sentence, by its words
    this.source = 0;
    this.onCaret = (event) => this.follow(event.detail);
    window.addEventListener("desk:caret", this.onCaret);
    this.onShown = () => this.data && this.mark();
    window.addEventListener("desk:shown", this.onShown);
  }

  // What is drawn of the item that was open before is pale until this one's is there, and cannot be pressed.
  mark() {
    const shown = window.__deskShown;
    const past = Boolean(shown) && shown !== this.data.item;
    this.root.classList.toggle("past", past);
    this.root.inert = past;
  }

  receive(data) {
    const other = this.data?.item !== data.item;
    this.data = data;
    this.root.dataset.item = data.item;
    this.mark();
    if (other) [this.chosen, this.source] = ["", 0];
    const sentences = data.parts.flat();
    if (!sentences.some((each) => each.text === this.chosen)) this.chosen = "";
    if (!this.chosen) {
      const first = sentences.find((each) => each.findings.some((finding) => !finding.said));
      this.chosen = (first ?? sentences[0])?.text ?? "";
    }
    this.draw();
  }

  get sentence() {
    return this.data.parts.flat().find((each) => each.text === this.chosen);
  }

  choose(text, near) {
    this.chosen = text;
    this.near = near;
    const spans = this.sentence?.spans ?? [];
    if (spans.length) this.source = spans[0][0];
    this.draw();
  }

  // Light up the sentence that the caret stands in: the last one that begins before it.
  follow({ item, text, place }) {
    if (item !== this.data?.item) return;
    let [best, nearest] = ["", -1];
    for (const sentence of this.data.parts.slice(1).flat()) {
      const start = text.indexOf(sentence.text.slice(0, 25));
      if (start > nearest && start <= place) [best, nearest] = [sentence.text, start];
    }
    if (best && best !== this.chosen) this.choose(best);
  }

  draw() {
    const focused = this.root.getRootNode().activeElement?.dataset?.place;
    this.root.classList.toggle("stale", this.data.stale);
    this.root.replaceChildren(this.draft(), this.carried());
    if (focused !== undefined) this.root.querySelector(`[data-place="${focused}"]`)?.focus();
    this.scroll();
  }

  draft() {
    const box = node("div", "draft");
    const title = this.data.stale ? "Being checked …" : "Each sentence and what carries it";
    box.append(node("h2", "", title));
    let place = 0;
    for (const part of this.data.parts) {
      const paragraph = node("p", "");
      for (const each of part) paragraph.append(this.button(each, place++), " ");
      if (part.length) box.append(paragraph);
    }
    if (!place) box.append(node("p", "hint", "No sentence has been checked yet."));
    return box;
  }

  button(sentence, place) {
    const made = node("span", "sentence", ...chipped(sentence));
    made.setAttribute("role", "button");
    made.tabIndex = 0;
    made.dataset.place = place;
    made.dataset.bare = !sentence.spans.length;
    made.setAttribute("aria-pressed", sentence.text === this.chosen);
    if (!sentence.spans.length) made.title = "No source carries this sentence.";
    made.addEventListener("click", () => this.choose(sentence.text));
    made.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (event.key === "Enter" || event.key === " ") this.choose(sentence.text);
      else if (by) this.root.querySelector(`[data-place="${place + by}"]`)?.focus();
      else return;
      event.preventDefault();
    });
    return made;
  }

  carried() {
    const box = node("div", "carried");
    const sentence = this.sentence;
    const findings = [...(sentence?.findings ?? []), ...this.data.general];
    if (findings.length) box.append(node("div", "findings", ...findings.map((each) => this.finding(each))));
    else if (sentence) {
      const words = sentence.spans.length
        ? "Nothing was found against this sentence."
        : "No source carries this sentence.";
      box.append(node("p", "hint", words));
    }
    box.append(this.tabs(), this.panes());
    return box;
  }

  finding(finding) {
    const box = node("div", "finding");
    box.dataset.severity = finding.severity;
    box.append(node("b", "", `${SEVERITIES[finding.severity]} · ${finding.kind} `), finding.message);
    const buttons = node("div", "");
    const button = (words, does) => {
      const made = node("button", "", words);
      made.type = "button";
      made.addEventListener("click", does);
      buttons.append(made);
    };
    const act = (does) => () => this.act({ do: does, finding: finding.key, item: this.data.item });
    if (finding.spans.length) button("Show in the source", () => this.show(finding.spans));
    if (finding.said) {
      box.append(node("div", "said", finding.said));
      button("Open again", act("open"));
    } else {
      if (finding.fix) button(`Fix: “${finding.fix}”`, act("fix"));
      button("Resolve", act("resolved"));
      button("Not a problem", act("dismissed"));
    }
    box.append(buttons);
    return box;
  }

  show(spans) {
    this.near = spans;
    this.source = spans[0][0];
    this.draw();
  }

  tabs() {
    const box = node("div", "tabs");
    this.data.sources.forEach((source, place) => {
      const button = node("button", "", source.outlet);
      button.type = "button";
      button.setAttribute("aria-pressed", this.shown().includes(place));
      button.addEventListener("click", () => {
        this.source = place;
        this.only = true;
        this.draw();
        this.only = false;
      });
      box.append(button);
    });
    return box;
  }

  // The sources that carry the sentence, Chinese beside English; the one picked, when none does.
  shown() {
    const spans = this.near ?? this.sentence?.spans ?? [];
    const places = [...new Set(spans.map(([place]) => place))];
    if (this.only || !places.length) return [this.source];
    return places.slice(0, 2);
  }

  panes() {
    const box = node("div", "panes");
    for (const place of this.shown()) {
      const source = this.data.sources[place];
      if (source) box.append(this.pane(source, place));
    }
    return box;
  }

  pane(source, place) {
    const head = node("header", "");
    if (source.url) {
      const link = node("a", "", source.title);
      link.href = source.url;
      link.target = "_blank";
      link.rel = "noopener noreferrer nofollow";
      head.append(link, ` ${source.host}`);
    } else head.append(source.title);
    head.append(` · ${source.day}`);
    const text = node("div", "text");
    text.lang = source.language || "en";
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", `Text of ${source.outlet}`);
    text.append(...this.marked(source.text, place));
    return node("div", "pane", head, text);
  }

  // Places are counted in whole signs, as the desk counts them, not in halves of them.
  marked(text, place) {
    const signs = Array.from(text);
    const lit = new Uint8Array(signs.length);
    const light = (spans, how) => {
      for (const [source, start, end] of spans) if (source === place) lit.fill(how, start, end);
    };
    light(this.sentence?.spans ?? [], 1);
    light(this.near ?? [], 2);
    const paragraphs = [node("p", "")];
    for (let start = 0; start < signs.length; ) {
      if (signs[start] === "\n") {
        if (paragraphs.at(-1).childNodes.length) paragraphs.push(node("p", ""));
        start++;
        continue;
      }
      let end = start;
      while (end < signs.length && lit[end] === lit[start] && signs[end] !== "\n") end++;
      const words = signs.slice(start, end).join("");
      const how = lit[start];
      paragraphs.at(-1).append(how ? node("mark", how === 2 ? "near" : "", words) : words);
      start = end;
    }
    return paragraphs;
  }

  // Within the pane only: the page itself does not move.
  scroll() {
    for (const text of this.root.querySelectorAll(".pane .text")) {
      const mark = text.querySelector("mark.near") ?? text.querySelector("mark");
      if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.clientHeight / 3);
    }
    this.near = null;
  }
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let evidence = shown.get(parentElement);
  if (!evidence) shown.set(parentElement, (evidence = new Evidence(parentElement)));
  evidence.act = (said) => setTriggerValue("act", said);
  evidence.receive(data);
  return () => {
    window.removeEventListener("desk:caret", evidence.onCaret);
    window.removeEventListener("desk:shown", evidence.onShown);
    shown.delete(parentElement);
  };
}
