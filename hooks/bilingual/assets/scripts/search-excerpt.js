// Chooses what a result shows of a page's text, and marks the words that were looked for. Nothing here touches the page.

const LONGEST = 240;
const SHORT = 90;
const LEAD = 50;
const IN_TITLE = 0.4; // what a word is worth that the title shows anyway
const OF_SHORT = 0.7; // what a line is worth that says little
const OF_SUMMARY = 1.3;
const ENOUGH = 0.45; // below this share of what was found, the summary says more
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,‐-][\p{L}\p{N}\p{M}]+)*/gu;
const FOREIGN = /\ue000([a-z-]*)\ue001|\ue002/g;

/**
 * Returns the place in the document's text that fits the query best: `anchor` and `heading` of its section, which may be missing, and
 * `runs` of text, each with `marked` where it was looked for and `lang` where it is in another language. `words` folds and splits; `forms`
 * are the words that the search has found.
 */
export function excerpt(document, words, forms) {
  const lines = [];
  const add = (line, section, next) => lines.push({ ...parse(line), section, next });
  if (document.summary) add(document.summary);
  for (const [anchor, heading, text] of document.sections ?? []) {
    const section = { anchor, heading };
    text.split("\n").forEach((line, order, all) => add(line, section, all.slice(order + 1)));
  }
  const inTitleHits = find(document.title, words, forms);
  const inTitle = new Set(inTitleHits.map((hit) => hit.number));
  let best = null;
  for (const line of lines) {
    line.hits = find(line.text, words, forms);
    const heading = line.section?.heading ? find(line.section.heading, words, forms) : [];
    line.value = value([...line.hits, ...heading], inTitle);
    if (!line.section) line.value *= OF_SUMMARY;
    else if (line.text.length < SHORT / 2) line.value *= OF_SHORT;
    if (!best || line.value > best.value) best = line;
  }
  if (!best) return { runs: [] };
  const all = value(lines.flatMap((line) => line.hits).concat(inTitleHits));
  if (document.summary && best.value < ENOUGH * all) best = lines[0];
  const text = best.text || !document.summary ? best : lines[0]; // a section may have nothing but its heading
  return { anchor: best.section?.anchor, heading: best.section?.heading, runs: runsOf(text, words, forms) };
}

/** Returns the runs of a short text such as a title. */
export function marked(text, words, forms) {
  const line = parse(text);
  return cut(line, 0, line.text.length, find(line.text, words, forms));
}

function runsOf(line, words, forms) {
  if (line.text.length > LONGEST) return around(line);
  const runs = cut(line, 0, line.text.length, line.hits);
  let length = line.text.length;
  for (const text of length < SHORT ? (line.next ?? []) : []) {
    const more = parse(text);
    length += more.text.length;
    if (length > LONGEST) break;
    runs.push({ text: " · " }, ...cut(more, 0, more.text.length, find(more.text, words, forms)));
  }
  return runs;
}

/** Returns the part of a long line in which most of the words stand. */
function around(line) {
  let from = 0;
  let best = -1;
  for (const { start } of line.hits) {
    const inside = value(line.hits.filter((hit) => hit.start >= start && hit.end <= start + LONGEST - LEAD));
    if (inside > best) [best, from] = [inside, start];
  }
  from = Math.max(0, from - LEAD);
  if (from > 0) from = line.text.indexOf(" ", from) + 1;
  let to = Math.min(line.text.length, from + LONGEST);
  if (to < line.text.length) to = line.text.lastIndexOf(" ", to);
  const runs = cut(line, from, to, line.hits);
  if (from > 0) runs.unshift({ text: "… " });
  if (to < line.text.length) runs.push({ text: " …" });
  return runs;
}

/** Returns the text without the marks around foreign words, and where those stand. */
function parse(marks) {
  const foreign = [];
  let text = "";
  let last = 0;
  for (const match of marks.matchAll(FOREIGN)) {
    text += marks.slice(last, match.index);
    last = match.index + match[0].length;
    if (match[1] === undefined) {
      const open = foreign.filter((run) => run.end === undefined).pop();
      if (open) open.end = text.length;
    } else {
      foreign.push({ lang: match[1], start: text.length });
    }
  }
  return { text: text + marks.slice(last), foreign };
}

/** Returns where in the text the words stand that were looked for. */
function find(text, words, forms) {
  const hits = [];
  for (const match of text.matchAll(WORD)) {
    const form = words.split(match[0]).find((word) => forms.has(word));
    if (form) hits.push({ start: match.index, end: match.index + match[0].length, ...forms.get(form) });
  }
  return hits;
}

/** Returns how much the hits are worth: each word of the query counts once, and a little more for every further time. */
function value(hits, inTitle = new Set()) {
  const weights = new Map(hits.map(({ number, weight }) => [number, weight * (inTitle.has(number) ? IN_TITLE : 1)]));
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0) + 0.001 * Math.min(hits.length, 10);
}

function cut(line, from, to, hits) {
  const edges = new Set([from, to]);
  for (const { start, end = line.text.length } of [...line.foreign, ...hits]) {
    if (start > from && start < to) edges.add(start);
    if (end > from && end < to) edges.add(end);
  }
  const places = [...edges].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, order) => ({
    text: line.text.slice(start, places[order + 1]),
    marked: hits.some((hit) => hit.start <= start && hit.end > start),
    lang: line.foreign.filter((run) => run.start <= start && (run.end ?? line.text.length) > start).pop()?.lang,
  }));
}
