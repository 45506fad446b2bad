// Finds pages in the index that hooks/bilingual/outputs/search_index.py makes: folds, matches and ranks. Nothing here touches the page or
// the network; `load(name)` brings a part of the index.

const EXACT = 1;
const ENDING = 0.95; // the word of the page is the reader's with or without an ending
const OTHER_ENDING = 0.9; // both have one stem and different endings
const CHANGED = 0.8; // the stem changes before the ending, or seems to
const BEGINNING = 0.7; // the word of the page goes on where the reader's stops
const SLIP = 0.5;

const SHORTEST_STEM = 3;
const SHORTEST_WITH_SLIP = 4;
const SHORTEST_WITH_SLIP_AND_ENDING = 6;
const PARTS_PER_WORD = 2;

const STEP = 128; // as search_index.py packs postings and places in names
const BESIDE_TITLE = 15;
const FIRST_SEARCH_WORD = 64;

const OTHER_FORMS = 0.5; // what a further form of a word counts on the same page
const NAME_BONUS = 1.5; // how much more a page counts whose name fits
const LEAST_SHARE = 0.3; // how much of the query a page must have where few or none have all of it
const FEW = 3;
const MUCH = 3; // so many times better must a source be to come before pages

// How well a name fits the query comes before all else: the whole title, another whole name, every word in one name.
const IN_TEXT = 0;
const IN_NAME = 1;
const WHOLE_NAME = 2;
const WHOLE_TITLE = 3;

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** What the index says of its language: folding, spellings, endings. The steps are those of search_words.py. */
export class Words {
  constructor(tables) {
    this.foldings = new Map(Object.entries(tables.foldings));
    this.spellings = tables.spellings.map(([pattern, spelling]) => [new RegExp(pattern, "g"), spelling]);
    this.optional = new Set(tables.optional);
    this.ending = new RegExp(`^(?:${tables.endings})$`);
    this.changes = tables.stems;
    this.folded = new Map();
  }

  /** Returns the text without case, marks and special letters. */
  fold(text) {
    let folded = "";
    for (const char of text) {
      if (!this.folded.has(char)) this.folded.set(char, this._foldCharacter(char));
      folded += this.folded.get(char);
    }
    return folded;
  }

  _foldCharacter(char) {
    const replaced = this.foldings.get(char) ?? char;
    const letters = replaced.normalize("NFKD").replace(/[\p{Mn}\p{Cf}]/gu, "").toLowerCase();
    return [...letters].map((letter) => this.foldings.get(letter) ?? letter).join("");
  }

  /** Returns the folded words of the text, without what follows an apostrophe. */
  split(text) {
    let folded = this.fold(text).replace(/([0-9])[.,](?=[0-9]{3}(?![0-9]))/g, "$1");
    for (const [pattern, spelling] of this.spellings) folded = folded.replace(pattern, spelling);
    const found = [];
    for (const [, word, rest] of folded.matchAll(/([\p{L}\p{N}]+)((?:'\p{L}+)*)/gu)) {
      found.push(word);
      if (word.length === 1) found.push(...rest.split("'").slice(1));
    }
    return found;
  }

  /** Returns the folded words that the text has in capitals, as acronyms are written; a text all in capitals has none. */
  capitals(text) {
    const written = text.split(/\s+/);
    const inCapitals = written.filter((word) => /\p{Lu}{2}/u.test(word) && !/\p{Ll}/u.test(word.split(/['’]/)[0]));
    return new Set(inCapitals.length < written.length || written.length === 1 ? inCapitals.flatMap((word) => this.split(word)) : []);
  }

  /** Returns what may be the stem of the word, the word itself first. */
  stems(word) {
    const found = new Set([word]);
    if (/\p{N}/u.test(word)) return [...found];
    for (let length = word.length - 1; length >= SHORTEST_STEM; length -= 1) {
      const ending = word.slice(length);
      if (!this.ending.test(ending)) continue;
      const stem = word.slice(0, length);
      found.add(stem);
      for (const [changed, plain] of this.changes) {
        if (stem.endsWith(changed) && startsWithVowel(ending)) found.add(stem.slice(0, -changed.length) + plain);
      }
    }
    return [...found];
  }

  /** Returns the ways in which the stem may begin a word: as it is, or as it changes before an ending. */
  beginnings(stem) {
    const changes = this.changes.filter(([, plain]) => stem.endsWith(plain));
    return [stem, ...changes.map(([changed, plain]) => stem.slice(0, -plain.length) + changed)];
  }
}

function startsWithVowel(text) {
  return /^[aeiou]/.test(text);
}

/** Tells whether one slip of the finger leads from one word to the other: a letter wrong, missing, too many, or two swapped. */
export function isSlip(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  if (one.length < other.length) return one.slice(start) === other.slice(start + 1);
  if (one.length > other.length) return one.slice(start + 1) === other.slice(start);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return one.slice(start + 1) === other.slice(start + 1) || (swapped && one.slice(start + 2) === other.slice(start + 2));
}

/** Returns how the word may begin if its first letter is the slip. */
function otherBeginnings(word) {
  const [first, second] = word;
  const found = [second + first + word.slice(2), word.slice(1)];
  KEYBOARD.forEach((row, number) => {
    const place = row.indexOf(first);
    if (place < 0) return;
    for (const near of [row[place - 1], row[place + 1], KEYBOARD[number - 1]?.[place], KEYBOARD[number + 1]?.[place]]) {
      if (near) found.push(near + word.slice(1));
    }
  });
  return found;
}

/** The index of one language. */
export class Index {
  /** `tables` is the content of the index's list; `load(name)` returns a promise of a part, such as "w0". */
  constructor(tables, load) {
    this.tables = tables;
    this.words = new Words(tables);
    this.load = load;
    this.parts = new Map();
  }

  /**
   * Returns `term` (the number of the term of the glossary that the query names, whole or unlike any other, if it does), `documents` (the numbers of all other pages
   * but sources, the best first), `sources` (those of sources), `sourcesFirst` (whether names of sources fit, and no page does), `full` (how many
   * documents have all words), `more` (whether there are others, since the words are too common for all to be listed), `forms` (each found word of the pages with the number of the query's word and its weight)
   * and `unmatched` (words of the query that no page has). A `thorough` search looks for slips in the first letter too, which takes more
   * parts.
   */
  async search(query, thorough = true) {
    const typed = [...new Set(this.words.split(query))];
    const capitals = this.words.capitals(query);
    const terms = await Promise.all(typed.map((word) => this._term(word, thorough, capitals.has(word))));
    const found = terms.filter((term) => term.forms.size);
    const needed = found.filter((term) => !term.optional);
    const required = new Set(needed.length ? needed : found);
    for (const term of found) this._weigh(term);
    const ranked = rank(found, required);
    const fitting = ranked.filter((hit) => hit.fit > IN_TEXT && isIn(this.tables.terms, hit.number));
    const named = fitting.length === 1 ? fitting[0] : fitting.find((hit) => hit.fit >= WHOLE_NAME);
    const sources = ranked.filter((hit) => isIn(this.tables.sources, hit.number));
    const others = ranked.filter((hit) => hit !== named && !sources.includes(hit));
    const pages = sources.some((hit) => hit.full) && !others.some((hit) => hit.full) ? [] : others;
    const bySources = sources[0]?.fit > IN_TEXT && !pages.some((hit) => hit.fit > IN_TEXT) && sources[0].score > MUCH * (pages[0]?.score ?? 0);
    return {
      term: named?.number,
      documents: pages.map((hit) => hit.number),
      sources: sources.map((hit) => hit.number),
      sourcesFirst: !named && bySources,
      full: pages.filter((hit) => hit.full).length,
      more: [...required].some((term) => term.common) && [...required].every((term) => term.common),
      forms: new Map(found.flatMap((term, number) => [...term.forms.keys()].map((form) => [form, { number, weight: term.weight }]))),
      unmatched: terms.filter((term) => !term.forms.size && !term.optional).map((term) => term.word),
    };
  }

  /** Returns what a result shows of a document. */
  async document(number) {
    const part = this._place(this.tables.texts, number);
    return (await this._part(`t${part}`)).get(String(number));
  }

  async _term(word, thorough, isAcronym) {
    const optional = this.words.optional.has(word) && !isAcronym;
    let stems = [word];
    let rows = await this._rows(stems);
    // A word that is a name by itself, such as an acronym, is not taken apart, nor is one that was written as such.
    if (!isName(rows.get(word)) && !(isAcronym && rows.has(word))) {
      stems = this.words.stems(word);
      rows = await this._rows(stems.flatMap((stem) => this.words.beginnings(stem)));
    }
    let forms = this._forms(word, stems, rows);
    const slips = word.length >= SHORTEST_WITH_SLIP && !optional && !/\p{N}/u.test(word);
    if (slips && ![...forms.values()].some((quality) => quality >= CHANGED)) {
      for (const [form, quality] of this._slips(forms.size ? [word] : stems, rows)) if (!forms.has(form)) forms.set(form, quality);
      if (!forms.size && thorough) {
        rows = await this._rows(otherBeginnings(word), 1);
        forms = this._slips(stems, new Map([...rows].filter(([form]) => form[0] !== word[0])));
      }
    }
    return { word, forms, rows, optional };
  }

  /** Returns the words of the index that the reader may have meant, each with how well it fits. */
  _forms(word, stems, rows) {
    const forms = new Map();
    const add = (form, quality) => forms.set(form, Math.max(quality, forms.get(form) ?? 0));
    for (const form of rows.keys()) {
      if (form === word) add(form, EXACT);
      else if (form.startsWith(word) && word.length > 1) add(form, BEGINNING * (0.6 + (0.4 * word.length) / form.length));
      for (const stem of stems) {
        if (form === stem) add(form, ENDING);
        else if (this._hasEnding(form, stem)) add(form, stem === word ? ENDING : OTHER_ENDING);
        else if (this._changes(form, stem)) add(form, CHANGED);
      }
    }
    return forms;
  }

  _hasEnding(form, stem) {
    return stem.length >= SHORTEST_STEM && form.startsWith(stem) && this.words.ending.test(form.slice(stem.length));
  }

  /** Tells whether the form is the stem as it changes before an ending: kitap, kitabı. */
  _changes(form, stem) {
    const ending = form.slice(stem.length);
    if (stem.length < SHORTEST_STEM || !startsWithVowel(ending) || !this.words.ending.test(ending)) return false;
    if (this.words.optional.has(form)) return false; // kent is not kendi
    return this.words.beginnings(stem).some((beginning) => beginning !== stem && form.startsWith(beginning));
  }

  _slips(stems, rows) {
    const forms = new Map();
    for (const stem of stems.filter((known, order) => order === 0 || known.length > SHORTEST_WITH_SLIP)) {
      for (const form of rows.keys()) {
        for (const length of [stem.length - 1, stem.length, stem.length + 1]) {
          if (length > form.length || !isSlip(stem, form.slice(0, length))) continue;
          const ending = form.slice(length);
          const long = stem.length >= SHORTEST_WITH_SLIP_AND_ENDING;
          if (!ending || (long && this.words.ending.test(ending))) forms.set(form, SLIP * (stem === stems[0] && !ending ? 1 : 0.9));
        }
      }
    }
    return forms;
  }

  /** Works out in which documents the term is, how much it counts there, and how rare it is. */
  _weigh(term) {
    const total = this.tables.documents;
    term.documents = new Map();
    const close = new Set();
    let common = 0;
    for (const [form, quality] of term.forms) {
      let number = -1;
      for (const posting of term.rows.get(form)) {
        if (posting < 0) {
          common = Math.max(common, -posting);
          continue;
        }
        const [packed, ...places] = Array.isArray(posting) ? posting : [posting];
        number += Math.floor(packed / STEP);
        const value = quality * (packed % STEP);
        const hit = term.documents.get(number) ?? { value: 0, places: new Map() };
        hit.value = Math.max(hit.value, value) + OTHER_FORMS * Math.min(hit.value, value);
        for (const place of places) hit.places.set(place, Math.max(quality, hit.places.get(place) ?? 0));
        term.documents.set(number, hit);
        if (quality >= CHANGED) close.add(number);
      }
    }
    term.common = common > 0; // and so not all of its documents are known
    const count = common || close.size || term.documents.size;
    term.weight = Math.log(1 + total / count) * (term.optional ? 0.3 : 1);
  }

  async _rows(keys, most = PARTS_PER_WORD) {
    const numbers = new Set();
    for (const key of keys) {
      const first = this._place(this.tables.words, key);
      const last = Math.min(this._place(this.tables.words, `${key}\uffff`), first + most - 1);
      for (let number = first; number <= last; number += 1) numbers.add(number);
    }
    const parts = await Promise.all([...numbers].map((number) => this._part(`w${number}`)));
    return new Map(parts.flatMap((part) => [...part]));
  }

  /** Returns the number of the part in which something stands, given the first of each part. */
  _place(starts, wanted) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  _part(name) {
    if (!this.parts.has(name)) {
      const part = this.load(name).then((rows) => new Map(Object.entries(rows)));
      part.catch(() => this.parts.delete(name)); // so that the next query tries again
      this.parts.set(name, part);
    }
    return this.parts.get(name);
  }
}

/** Tells whether a word with these postings is a whole name, but no title, somewhere: an acronym, a short name. */
function isName(postings = []) {
  const places = postings.flatMap((posting) => (Array.isArray(posting) ? posting.slice(1) : []));
  return places.some((place) => (place & 15) === 1 && place >> 8 > 0 && place >> 8 < FIRST_SEARCH_WORD);
}

/** Tells whether a number is in one of the runs, each given by its first and its last. */
function isIn(runs, number) {
  return runs.some(([first, last]) => first <= number && number <= last);
}

/** Returns the documents, the best first: those that have all required words, and those that lack some where they are better or few. */
function rank(terms, required) {
  const hits = new Map();
  for (const term of terms) {
    for (const [number, { value }] of term.documents) {
      const hit = hits.get(number) ?? { number, score: 0 };
      hit.score += value * term.weight;
      hits.set(number, hit);
    }
  }
  const total = sum(terms);
  const rare = [...required].filter((term) => !term.common);
  const wanted = rare.length ? rare : [...required];
  for (const hit of hits.values()) {
    const missing = wanted.filter((term) => !term.documents.has(hit.number));
    hit.full = !missing.length;
    hit.share = 1 - sum(missing) / sum(wanted);
    const names = namesIn(hit.number, terms);
    hit.fit = hit.full ? Math.max(IN_TEXT, ...[...names].map(([name, found]) => fitOf(name, found, required))) : IN_TEXT;
    hit.score *= (1 + NAME_BONUS * nameBonus(names, terms, total)) * hit.share ** 2;
  }
  const better = (one, other) => other.full - one.full || other.fit - one.fit || other.score - one.score || one.number - other.number;
  const all = [...hits.values()].sort(better);
  const full = all.filter((hit) => hit.full);
  return all.filter((hit) => hit.full || (hit.share >= LEAST_SHARE && full.length < FEW));
}

function sum(terms) {
  return terms.reduce((total, term) => total + term.weight, 0);
}

/** Returns the names of the document in which words of the query stand: their lengths, and by position which word stands there. */
function namesIn(number, terms) {
  const names = new Map();
  terms.forEach((term, order) => {
    for (const [place, quality] of term.documents.get(number)?.places ?? []) {
      const name = names.get(place >> 8) ?? { length: place & 15, places: new Map() };
      const position = (place >> 4) & 15;
      if (quality > (name.places.get(position)?.quality ?? 0)) name.places.set(position, { quality, order, term, weight: term.weight });
      names.set(place >> 8, name);
    }
  });
  return names;
}

/** Returns how a name fits the query: as a whole, with every word of the query in it, or not. What the page is may stand in the query. */
function fitOf(name, { length, places }, required) {
  const close = [...places].filter(([, place]) => place.quality >= CHANGED);
  const inside = close.filter(([position]) => position !== BESIDE_TITLE);
  const matched = new Set(close.map(([, place]) => place.term));
  if ([...required].some((term) => !matched.has(term))) return IN_TEXT;
  if (inside.length < length) return IN_NAME;
  return name === 0 ? WHOLE_TITLE : name < FIRST_SEARCH_WORD ? WHOLE_NAME : IN_NAME;
}

/** Returns how well the query fits one of the document's names: 0 for not at all, about 2 and a half for the whole title. */
function nameBonus(names, terms, total) {
  let best = 0;
  for (const [name, { length, places }] of names) {
    const matched = new Map([...places.values()].map((place) => [place.order, place]));
    const share = [...matched.values()].reduce((weight, place) => weight + place.weight * place.quality, 0) / total;
    const inside = [...places].filter(([position]) => position !== BESIDE_TITLE);
    const coverage = inside.reduce((quality, [, place]) => quality + place.quality, 0) / length;
    const inOrder = inside.every(([position, { order }]) => order === 0 || places.get(position - 1)?.order === order - 1);
    let bonus = share ** 2 * (0.5 + coverage);
    if (matched.size === terms.length && inOrder) bonus += 0.3 * share + (coverage > 0.8 ? 0.7 * coverage : 0);
    best = Math.max(best, bonus * (name === 0 ? 1.2 : name < FIRST_SEARCH_WORD ? 1 : 0.5));
  }
  return best;
}
