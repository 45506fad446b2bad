// The search page: loads the index in parts, shows what is found, and keeps the query in the page's address.
import { excerpt, marked } from "./search-excerpt.js";
import { Index } from "./search-match.js";

const PAGE = 10;
const FROM_OTHER_LANGUAGE = 3;
const PAUSE = 300; // milliseconds after the last key

const search = document.querySelector(".search");
const form = search.querySelector("form");
const input = search.querySelector("input");
const status = search.querySelector("[role=status]");
const results = search.querySelector(".search__results");
const labels = document.getElementById("search-words").dataset;
const { index, root, page, other, twin } = search.dataset;
const title = document.title;
const numbers = new Intl.NumberFormat(page);
const plurals = new Intl.PluralRules(page);
const indexes = new Map();
let timer;
let newest = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(run, PAUSE);
});
input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value.trim()) run();
else if (matchMedia("(pointer: fine)").matches) input.focus({ preventScroll: true });

async function run() {
  clearTimeout(timer);
  const query = input.value.trim();
  const number = (newest += 1);
  keepInAddress(query);
  search.classList.toggle("search--asked", Boolean(query));
  if (!query) {
    results.replaceChildren();
    status.textContent = "";
    return;
  }
  const slow = setTimeout(() => (status.textContent = labels.working), 400);
  try {
    const [here, there] = await Promise.all([find(page, query, PAGE), other ? find(other, query, FROM_OTHER_LANGUAGE) : null]);
    if (number !== newest) return;
    const pages = [groupHere(here), folded(here)];
    if (here.sourcesFirst) pages.reverse();
    const groups = [definition(here.definition), ...pages, there?.documents.length ? groupThere(there, query) : ""];
    results.replaceChildren(...groups.filter(Boolean));
    status.textContent = sentence(here, there, query);
    results.dataset.query = query;
  } catch {
    if (number === newest) status.textContent = labels.failed;
  } finally {
    clearTimeout(slow);
  }
}

/** Returns what the index of a language has for the query, with what the first results show. */
async function find(locale, query, count, isLast = !indexes.has(locale)) {
  try {
    if (!indexes.has(locale)) indexes.set(locale, openIndex(locale));
    const opened = await indexes.get(locale);
    const found = await opened.search(query, locale === page);
    const [shown, [definition]] = await Promise.all([
      show(opened, found.documents.slice(0, count)),
      show(opened, found.term === undefined ? [] : [found.term]),
    ]);
    return { ...found, index: opened, locale, shown, definition };
  } catch (error) {
    indexes.delete(locale); // the site was published anew since the list was loaded, and its parts have other names
    if (isLast) throw error;
    return find(locale, query, count, true);
  }
}

function show(opened, documents) {
  return Promise.all(documents.map((number) => opened.document(number)));
}

async function openIndex(locale) {
  const tables = await loadJson(`${index}${locale}.json`, { cache: "no-cache" }); // a new list names new parts
  return new Index(tables, (name) => loadJson(`${index}${tables.folder}/${name}.json`));
}

async function loadJson(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// What the page shows

function sentence(here, there, query) {
  const sentences = [];
  if (here.documents.length && here.more) sentences.push(labels.best.replace("{count}", numbers.format(here.documents.length)));
  else if (here.documents.length) sentences.push(count("found", here.documents.length));
  else if (!here.definition && !here.sources.length) sentences.push(labels.none.replace("{query}", query));
  if (here.sources.length) sentences.push(labels.sources.replace("{count}", numbers.format(here.sources.length)));
  if (there?.documents.length) sentences.push(count("there", there.documents.length));
  if (here.documents.length && !here.full) sentences.push(labels.nearest);
  if (here.unmatched.length && here.documents.length) sentences.push(labels.unmatched.replace("{words}", here.unmatched.join(", ")));
  if (!here.documents.length && !here.definition && !here.sources.length) sentences.push(labels.noneHelp);
  return sentences.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" ");
}

function count(name, number) {
  const form = plurals.select(number) === "one" ? `${name}One` : `${name}Other`;
  return labels[form].replace("{count}", numbers.format(number));
}

/** Returns the box with the definition of the term that the query names. */
function definition(shown) {
  if (!shown) return "";
  const { other = [], remark, avoid = [], related = [] } = shown.term;
  const names = other.map(([lang, name]) => element("span", { className: "definition__tr", lang, dir: "auto" }, [name]));
  const link = element("a", { href: root + shown.uri }, [shown.title]);
  const box = element("dl", { className: "definition" }, [
    element("dt", {}, [link, " ", ...names]),
    ...[shown.summary, remark].filter(Boolean).map((text) => element("dd", {}, [text])),
  ]);
  if (avoid.length) box.append(element("dd", {}, [`${labels.avoid}: ${avoid.join(", ")}`]));
  const page = root + shown.uri.split("#")[0];
  const links = related.flatMap(([name, anchor], order) => [order ? ", " : "", element("a", { href: `${page}#${anchor}` }, [name])]);
  const more = element("a", { className: "more", href: page }, [labels.allTerms]);
  const beside = element("p", {}, links.length ? [`${labels.related}: `, ...links, " · ", more] : [more]);
  const heading = element("h2", { className: "visually-hidden" }, [labels.definition]);
  return element("section", { className: "search__definition" }, [heading, box, beside]);
}

/** Returns the sources that were found, folded where a page fits as well; what they show is loaded when they are opened. */
function folded(found) {
  if (!found.sources.length) return "";
  const list = element("ol", { className: "search__list" });
  const summary = element("summary", {}, [labels.sources.replace("{count}", numbers.format(found.sources.length))]);
  const fold = element("details", { className: "fold search__sources" }, [summary, element("div", { className: "fold__body" }, [list])]);
  const fill = async () => {
    const shown = await show(found.index, found.sources.slice(list.children.length, list.children.length + PAGE));
    list.append(...shown.map((one) => result(one, found)));
    if (list.children.length < found.sources.length) fold.querySelector(".fold__body").append(more);
    else more.remove();
  };
  const more = element("button", { type: "button", className: "button button--quiet" }, [labels.more]);
  more.addEventListener("click", fill);
  fold.addEventListener("toggle", () => list.children.length || fill(), { once: true });
  fold.open = found.sourcesFirst || (!found.documents.length && !found.definition);
  return element("div", { className: "folds" }, [fold]);
}

function groupHere(found) {
  if (!found.documents.length) return "";
  const list = element("ol", { className: "search__list" }, found.shown.map((shown) => result(shown, found)));
  const group = element("section", { className: "search__group" }, [element("h2", {}, [labels.here]), list]);
  if (found.documents.length > PAGE) group.append(moreButton(found, list));
  return group;
}

function groupThere(found, query) {
  const list = element("ol", { className: "search__list" }, found.shown.map((shown) => result(shown, found)));
  const group = element("section", { className: "search__group search__group--there" }, [element("h2", {}, [labels.there]), list]);
  if (found.documents.length > found.shown.length) {
    const link = element("a", { href: withQuery(twin, query), hreflang: found.locale }, [labels.allThere]);
    group.append(element("p", { className: "search__all" }, [link]));
  }
  return group;
}

function moreButton(found, list) {
  const button = element("button", { type: "button", className: "button button--quiet" }, [labels.more]);
  button.addEventListener("click", async () => {
    const start = list.children.length;
    const shown = await show(found.index, found.documents.slice(start, start + PAGE)).catch(() => null);
    if (!shown) {
      indexes.delete(found.locale); // as in find
      return run();
    }
    const added = shown.map((one) => result(one, found));
    list.append(...added);
    added[0].querySelector("a").focus();
    if (list.children.length >= found.documents.length) button.remove();
  });
  return button;
}

function result(shown, { index: { words }, forms, locale }) {
  const lang = locale === page ? "" : locale; // said of each piece, for our own words stand among them
  const address = root + (shown.uri ?? "");
  const link = element("a", { href: address || "./", lang: shown.lang ?? lang, dir: "auto" }, runs(marked(shown.title, words, forms)));
  const item = element("li", { className: "search__result" }, [element("h3", {}, [link])]);
  const sort = [shown.kind, shown.date].filter(Boolean).join(" · ");
  if (sort) item.append(element("p", { className: "search__kind", lang }, [sort]));
  const found = excerpt(shown, words, forms);
  if (found.runs.length) item.append(element("p", { className: "search__excerpt", lang }, runs(found.runs)));
  if (found.anchor && found.heading) {
    const [before, after] = labels.section.split("{heading}");
    const section = element("a", { href: `${address}#${found.anchor}`, lang, dir: "auto" }, runs(marked(found.heading, words, forms)));
    item.append(element("p", { className: "search__section" }, [before, section, after]));
  }
  return item;
}

function runs(parts) {
  return parts.map(({ text, marked: isMarked, lang }) => {
    if (isMarked) return element("mark", { lang }, [text]);
    return lang ? element("span", { lang, dir: "auto" }, [text]) : text;
  });
}

function element(tag, properties, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) if (value) made[name] = value;
  made.append(...children);
  return made;
}

// The address

function keepInAddress(query) {
  history.replaceState(null, "", withQuery(location.pathname, query));
  document.title = query ? `${query} – ${title}` : title;
  for (const link of document.querySelectorAll(".site-header a[hreflang]")) link.href = withQuery(twin, query);
}

function withQuery(address, query) {
  return query ? `${address}?${new URLSearchParams({ q: query })}` : address;
}
