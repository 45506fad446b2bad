// What an editor changed, as the list of changes that handbook/decisions/proposals.md describes. Nothing here touches the page.

/** The start of a key that a new group has until it is sent. */
export const PROVISIONAL = "+";

const NAMING = ["name", "title", "label", "term", "heading", "alt", "text", "file", "value"]; // by which a new group gets its key

export const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export const isEmpty = (value) => value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

/** Returns what stands in a tree at a path, or undefined. */
export function valueAt(tree, path) {
  return path.reduce((value, step) => (isGroup(value) ? value[step] : undefined), tree);
}

/** Puts a value into a tree; an empty one is taken out, with the groups that hold nothing else. */
export function put(tree, path, value) {
  const [step, ...rest] = path;
  if (!isEmpty(value)) {
    if (rest.length) put(isGroup(tree[step]) ? tree[step] : (tree[step] = {}), rest, value);
    else tree[step] = value;
  } else if (isGroup(tree[step]) && rest.length) {
    put(tree[step], rest, value);
    if (isEmpty(tree[step])) delete tree[step];
  } else if (!rest.length) {
    delete tree[step];
  }
}

/** Returns the JSON of a value by which both sides know it again: keys sorted, no blanks. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isGroup(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Returns the CRC-32 of a value as eight hexadecimal digits; "" where there is none. */
export function mark(value) {
  if (value === undefined || value === null || value === "") return "";
  let crc = -1;
  for (const byte of new TextEncoder().encode(canonical(value))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
}

/** Returns the changes that lead from one tree to another. `orders` has the keys of groups that were moved, by path. */
export function changesBetween(old, now, orders = new Map(), path = []) {
  const changes = [];
  for (const key of new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])) {
    const before = old?.[key] ?? undefined;
    const after = now?.[key] ?? undefined;
    const here = [...path, key];
    if (canonical(before ?? null) === canonical(after ?? null)) continue;
    if (isGroup(before) && isGroup(after)) changes.push(...changesBetween(before, after, orders, here));
    else changes.push([here, after ?? null, mark(before)]);
  }
  const order = orders.get(path.join(" "))?.filter((key) => now?.[key] !== undefined);
  const before = Object.keys(old ?? {});
  const unmoved = [...before, ...Object.keys(now ?? {}).filter((key) => !before.includes(key))].filter((key) => now?.[key] !== undefined);
  if (order && order.join(" ") !== unmoved.join(" ")) changes.push([path, { $order: order }, mark(before)]);
  return changes;
}

/** Returns a text as a key: lower-case ASCII letters, digits and hyphens. */
export function keyFrom(text, longest = 60) {
  const plain = folded(text).replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return plain.length <= longest ? plain : plain.slice(0, longest).replace(/-[^-]*$/, "");
}

/** Returns a text without case and marks; I, İ, ı and i are one letter to a reader who searches. */
export function folded(text) {
  const plain = text.replace(/[Iİı]/g, "i").toLowerCase().replace(/[ðđø]/g, (letter) => ({ ð: "g", đ: "d", ø: "o" })[letter]);
  return plain.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Returns trees and orders in which every new group has a key of its own, made of its name; groups without a word are left out. */
export function withKeys(record) {
  const renamed = new Map();
  const rename = (turkish, english, path) => {
    const taken = new Set(Object.keys(turkish ?? {}).filter((key) => !key.startsWith(PROVISIONAL)));
    for (const [key, value] of [...Object.entries(turkish ?? {})]) {
      const here = [...path, key];
      if (key.startsWith(PROVISIONAL)) {
        const proposed = record.keys.get(here.join(" ")) || keyFrom(nameOf(value)) || "yeni";
        let own = proposed;
        for (let number = 2; taken.has(own); number += 1) own = `${proposed}-${number}`;
        taken.add(own);
        renamed.set(here.join(" "), own);
      }
      if (isGroup(value)) rename(value, english?.[key], here);
    }
  };
  rename(record.now.tr, record.now.en, []);
  const keyOf = (path) => renamed.get(path.join(" ")) ?? path.at(-1);
  const renew = (tree, path) =>
    isGroup(tree) ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [keyOf([...path, key]), renew(value, [...path, key])])) : tree;
  const orders = new Map();
  for (const [path, keys] of record.orders) {
    const steps = path.split(" ");
    const own = steps.map((_, index) => keyOf(steps.slice(0, index + 1)));
    orders.set(own.join(" "), keys.map((key) => keyOf([...steps, key])));
  }
  return { tr: renew(record.now.tr, []), en: renew(record.now.en, []), orders };
}

/** Returns by which words a group goes: its name, or else the first text in it. */
export function nameOf(value) {
  if (!isGroup(value)) return String(Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
  const named = NAMING.find((name) => typeof value[name] === "string" && value[name]);
  return named ? value[named] : (Object.values(value).find((text) => typeof text === "string") ?? "");
}

/** Returns the changes of a record by language; languages without any are left out. */
export function changesOf(record) {
  const now = withKeys(record);
  const changes = { tr: changesBetween(record.old.tr, now.tr, now.orders), en: changesBetween(record.old.en, now.en) };
  return Object.fromEntries(Object.entries(changes).filter(([, list]) => list.length));
}

/** Returns the proposal of several records, or null where nothing changed. */
export function proposalOf(records, language) {
  const changed = records.map((record) => [record, changesOf(record)]).filter(([, changes]) => Object.keys(changes).length);
  if (!changed.length) return null;
  const named = changed.map(([record, changes]) => [record.name, record.isNew ? { new: true, ...changes } : changes]);
  return { version: 1, language, records: Object.fromEntries(named) };
}
