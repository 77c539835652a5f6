// Words of the Answer form that were not stored come back when it is opened again.

import { say } from "./sending.js";

const formKey = (words) => `form/${document.body.dataset.who}/${words.dataset.form}`;

export function bringBack(words) {
  const kept = JSON.parse(sessionStorage.getItem(formKey(words)) || "null");
  if (!kept || kept.stored !== words.defaultValue || kept.text === words.value) return;
  words.value = kept.text;
  say("Here are the words you had not sent.");
}

export function keepForm(words) {
  sessionStorage.setItem(formKey(words), JSON.stringify({ stored: words.defaultValue, text: words.value }));
  const [count, limit] = [[...words.value].length, Number(words.dataset.limit)];
  words.setCustomValidity(count > limit ? `That is ${count} characters; ${limit} fit here.` : "");
}
