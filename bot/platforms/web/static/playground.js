// The playground's page: shows what is new when it is told to, and does what is pressed.

import { bringBack, keepForm } from "./drafts.js";
import { patch, remember } from "./lists.js";
import { ask, doing, fetched, say, send, sendFile } from "./sending.js";
import {
  CONVERSATION, bringDraft, goOnHere, keepDraft, openConversation, openThread, refreshThread, showNewest, showPrivate,
  writeHere, writing,
} from "./thread.js";

const $ = (selector, root = document) => root.querySelector(selector);
const body = document.body;
const dialog = $("#dialog");

function showDialog(answer) {
  $("#dialog-body").innerHTML = answer.html;
  if (!dialog.open) dialog.showModal();
  if ($("#answer-text")) bringBack($("#answer-text"));
  ($("textarea:not([readonly], .field *)", dialog) || $("[tabindex='-1']", dialog) || dialog).focus();
}

// A form that is refused stays as it is, with the reason above its button.
function showRefusal(answer, form) {
  const why = $(".why-not", form) || document.createElement("div");
  why.className = "why-not";
  why.setAttribute("role", "alert");
  why.innerHTML = answer.html;
  $("button[type=submit]", form).parentElement.before(why);
}

// What only this person sees: large things in the dialog, a sentence in the thread.
async function show(answer, from) {
  if (answer.dialog) {
    showDialog(answer);
    return;
  }
  if (answer.refused && from && from.matches("#dialog .practice")) {
    showRefusal(answer, from);
    return;
  }
  const leads = from && "opens" in from.dataset && !answer.refused;
  const { moved, told } = leads ? await goOnHere(answer) : {};
  const toWords = moved || (leads && dialog.open);
  if (dialog.open) dialog.close();
  if (answer.html && !told) showPrivate(answer);
  if (toWords) writeHere();
}

async function refreshClock() {
  const fresh = await fetched("/clock");
  if (!fresh) return;
  const focused = $("#clock").contains(document.activeElement) ? document.activeElement.id : "";
  $("#clock").replaceChildren(fresh);
  if (!focused) return;
  const again = document.getElementById(focused);
  (again && !again.disabled ? again : $("#clock .primary") || $("#words") || $("#thread")).focus();
}

// The newest question's thread opens by itself, unless somebody is writing in another.
async function refreshChannel() {
  const fresh = await fetched(`/channel?thread=${encodeURIComponent(body.dataset.thread)}`);
  if (!fresh) return;
  const list = document.createElement("div");
  list.append(fresh);
  patch($("#channel"), list);
  const threads = [...document.querySelectorAll("#channel [data-thread]")].map((each) => each.dataset.thread);
  const newest = threads[threads.length - 1];
  if (newest && newest !== refreshChannel.newest) {
    refreshChannel.newest = newest;
    const stays = refreshChannel.stay || body.dataset.thread === CONVERSATION;
    if (!stays && !writing()) await openThread(newest);
    refreshChannel.stay = false;
    $("#channel").scrollTop = $("#channel").scrollHeight;
  }
  await heedDirect();
}

const newestDirect = () => [...document.querySelectorAll("#channel [data-direct]")].map((each) => each.dataset.direct).pop();

// A new message to this person alone opens the conversation, unless they are writing somewhere.
async function heedDirect() {
  const newest = newestDirect();
  if (!newest || newest === heedDirect.newest) return;
  heedDirect.newest = newest;
  if (body.dataset.thread !== CONVERSATION && !writing()) await openThread(CONVERSATION);
}

async function refresh(changes) {
  const told = (...names) => ["everything", ...names].some((name) => changes.includes(name));
  const direct = `direct ${body.dataset.who}`;
  if (told("channel", direct)) await refreshChannel();
  if (told(body.dataset.thread === CONVERSATION ? direct : `thread ${body.dataset.thread}`)) await refreshThread();
  if (told("clock")) await refreshClock();
}

// One after the other, so that an older answer never covers a newer one.
let refreshing = Promise.resolve();
const events = new EventSource("/events");
events.addEventListener("change", (event) => {
  const changes = JSON.parse(event.data);
  refreshing = refreshing.then(() => refresh(changes)).catch(() => {});
});
events.addEventListener("beat", () => { refreshing = refreshing.then(refreshClock).catch(() => {}); });

async function submit(form) {
  const button = $("button[type=submit]", form);
  const fields = [...new FormData(form)];
  return doing(button, async () => {
    const answer = await send(form.dataset.post, fields);
    if (form.id === "say") {
      $("#words").value = "";
      keepDraft();
      if ($("#private .refused")) $("#private").replaceChildren();
    }
    if (form.id === "commands") form.reset();
    if (form.id !== "say" || answer.html) await show(answer, form);
  });
}

document.addEventListener("submit", (event) => {
  if (!event.target.dataset.post) return;
  event.preventDefault();
  submit(event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "words" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (event.target.value.trim()) submit(event.target.form);
});

document.addEventListener("input", (event) => {
  if (event.target.id === "words") keepDraft();
  if (event.target.id === "answer-text") keepForm(event.target);
});

// A file is read at once, and what became of it stands below it.
document.addEventListener("change", (event) => {
  const { paper } = event.target.dataset;
  const [file] = event.target.files || [];
  if (!paper || !file) return;
  const became = $(".became", event.target.closest(".paper"));
  became.textContent = `Reading ${file.name} …`;
  doing(event.target, async () => {
    try {
      became.innerHTML = (await sendFile("/paper", [["kind", paper]], file)).html;
    } catch (error) {
      became.textContent = "";
      throw error;
    }
  });
});

const KINDS = { md: "text/markdown", json: "application/json" };

// Whoever is done has said what still stands in the box.
const finishes = (button) => button.closest("#asked") && button.dataset.action.startsWith("done:");

const clicks = {
  press: async (button) => {
    if (button.dataset.confirm && !(await ask(button.dataset.confirm))) return false;
    if (finishes(button) && $("#words").value.trim() && !(await submit($("#say")))) return false;
    return doing(button, async () => show(await send("/press", [["action", button.dataset.action]]), button));
  },
  command: (button) => {
    const menu = button.closest("details");
    if (menu) menu.open = false;
    return doing(button, async () => show(await send("/command", [["text", button.dataset.command]])));
  },
  // The next question may come at the very close: who jumps there wants to see the result first.
  jump: (button) => doing(button, () => {
    refreshChannel.stay = button.dataset.jump === "close";
    return send("/clock", [["to", button.dataset.jump]]);
  }),
  person: (button) => doing(button, async () => {
    await send("/who", [["person", button.dataset.person]]);
    sessionStorage.setItem("switched", button.dataset.person);
    const thread = body.dataset.thread === CONVERSATION ? "" : body.dataset.thread;
    window.location.assign(`/?thread=${encodeURIComponent(thread)}`);
  }),
  "open-thread": async (button) => {
    await openThread(button.dataset.thread);
    body.classList.add("in-thread");
    $("#thread").focus();
  },
  "open-conversation": async () => {
    await openConversation();
    $("#thread").focus();
  },
  back: () => body.classList.remove("in-thread"),
  like: (button) => doing(button, async () => show(await send("/like", [["message", button.dataset.message]]))),
  delete: (button) => doing(button, async () => show(await send("/delete", [["message", button.dataset.message]]))),
  edit: (button) => {
    const said = $(".said", button.closest(".message"));
    const text = said.dataset.raw;
    said.replaceChildren($("#edit-box").content.cloneNode(true));
    $("textarea", said).value = text;
    $("textarea", said).focus();
  },
  cancel: (button) => {
    const message = button.closest(".message");
    message.source = "";
    $(".editing", message).remove();
    return refreshThread();
  },
  save: (button) => {
    const message = button.closest(".message");
    const fields = [["message", message.dataset.message], ["text", $("textarea", message).value]];
    return doing(button, async () => {
      const answer = await send("/revise", fields);
      await clicks.cancel(button);
      await show(answer);
    });
  },
  theme: (button) => {
    const themes = ["auto", "light", "dark"];
    const root = document.documentElement;
    root.dataset.theme = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
    document.cookie = `scrimmage-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    button.title = `Colours: ${root.dataset.theme}`;
    button.setAttribute("aria-label", button.title);
    say(button.title);
  },
  download: (button) => {
    const link = document.createElement("a");
    const text = $("textarea", button.closest("article")).value;
    const { filename } = button.dataset;
    const type = KINDS[filename.split(".").pop()] || "text/plain";
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = filename;
    link.click();
    URL.revokeObjectURL(link.href);
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const kind = Object.keys(clicks).find((name) => button.classList.contains(name));
  if (kind) clicks[kind](button);
});

const first = [...document.querySelectorAll("#channel [data-thread]")].pop();
refreshChannel.newest = first ? first.dataset.thread : undefined;
heedDirect.newest = newestDirect();
bringDraft();
remember($("#channel"));
remember($("#replies"));
if (sessionStorage.getItem("switched")) {
  sessionStorage.removeItem("switched");
  const words = window.matchMedia("(pointer: fine)").matches && $("#words");
  (words || $(".person[aria-pressed=true]")).focus();
}
$("#channel").scrollTop = $("#channel").scrollHeight;
$("#replies").scrollTop = $("#replies").scrollHeight;
if (body.dataset.thread === CONVERSATION) showNewest();
