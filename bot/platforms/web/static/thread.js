// The right pane: a question's thread, or the conversation of whoever looks.

import { patch, remember } from "./lists.js";
import { fetched } from "./sending.js";

const $ = (selector, root = document) => root.querySelector(selector);
const body = document.body;
export const CONVERSATION = "direct";
const draftKey = () => `draft/${body.dataset.who}/${body.dataset.thread}`;

export function keepDraft() {
  sessionStorage.setItem(draftKey(), $("#words").value);
}

export function bringDraft() {
  if ($("#words")) $("#words").value = sessionStorage.getItem(draftKey()) || "";
}

// The editing of a message counts as writing too.
export const writing = () => Boolean(($("#words") && $("#words").value.trim()) || $("#thread .editing"));

// On a touch screen the focus would bring up the keyboard over what is to be read.
export function writeHere() {
  const words = window.matchMedia("(pointer: fine)").matches && $("#words");
  (words || $("#replies")).focus();
}

export async function openConversation() {
  const elsewhere = body.dataset.thread !== CONVERSATION;
  if (elsewhere) await openThread(CONVERSATION);
  body.classList.add("in-thread");
  return elsewhere;
}

// A sentence that asks for nothing stands above the conversation, for what follows it comes there by itself.
function inPassing(answer) {
  const drawn = document.createElement("template");
  drawn.innerHTML = answer.html || "";
  const sentence = $("button", drawn.content) ? null : $(".notice", drawn.content);
  if ($("#passing")) $("#passing").textContent = sentence ? sentence.textContent.trim() : "";
  return Boolean(sentence);
}

// What an earlier answer said is over once another is given.
export async function goOnHere(answer) {
  const moved = await openConversation();
  $("#private").replaceChildren();
  return { moved, told: inPassing(answer) };
}

export function showPrivate(answer) {
  const place = $("#private");
  place.innerHTML = `<p class="only">Only you see this</p>${answer.html}`;
  body.classList.add("in-thread");
  place.scrollIntoView({ block: "nearest" });
}

export async function refreshThread() {
  const { thread } = body.dataset;
  const fresh = await fetched(`/thread?thread=${encodeURIComponent(thread)}`);
  if (!fresh || thread !== body.dataset.thread) return;
  const asked = $("#asked", fresh);
  if (asked) renewAsked($("#asked"), asked);
  patch($("#replies"), $("#replies", fresh));
}

// A hint goes with its question; that something could not be done stays to be read.
function renewAsked(old, fresh) {
  if (old.dataset.message === fresh.dataset.message) return;
  const focused = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (!$("#private .refused")) $("#private").replaceChildren();
  if (focused) writeHere();
}

// Who opens a thread that is being opened waits for that; of two threads the one asked for last is shown.
export function openThread(thread) {
  if (openThread.now?.thread === thread) return openThread.now.done;
  const now = { thread };
  openThread.now = now;
  now.done = fetched(`/thread?thread=${encodeURIComponent(thread)}`)
    .then((fresh) => { if (fresh && openThread.now === now) showThread(thread, fresh); })
    .finally(() => { if (openThread.now === now) openThread.now = null; });
  return now.done;
}

function showThread(thread, fresh) {
  const focused = $("#thread").contains(document.activeElement);
  body.dataset.thread = thread;
  $("#thread").replaceChildren(fresh);
  remember($("#replies"));
  bringDraft();
  if (thread === CONVERSATION) showNewest();
  if (focused) writeHere();
  for (const message of document.querySelectorAll("#channel .message")) {
    message.classList.toggle("open", message.dataset.message === thread);
  }
}

// The newest words of the conversation, and with them what is asked.
export function showNewest() {
  const asked = $("#asked").dataset.message;
  const messages = [...document.querySelectorAll("#replies .message")];
  for (const each of [messages[messages.length - 1], messages.find((message) => message.dataset.message === asked)]) {
    if (each) each.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}
