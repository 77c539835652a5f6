// The playground's page: sends what is pressed and written, and fetches what is new when it is told to.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const body = document.body;
const dialog = $("#dialog");
const draftKey = () => `draft/${body.dataset.who}/${body.dataset.thread}`;

function say(sentence) {
  $("#status").textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("#status").textContent = ""; }, 8000);
}

// A page that is not on this machine's loopback has no randomUUID.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

class Refusal extends Error {}

async function read(response) {
  const text = await response.text();
  const json = (response.headers.get("content-type") || "").includes("json");
  const answer = json ? JSON.parse(text) : { sentence: text };
  if (!response.ok) throw new Refusal(answer.sentence);
  return answer;
}

// Each press has an id of its own, so that a press sent twice does nothing twice.
async function send(path, fields) {
  const form = new URLSearchParams([...fields, ["press", newId()], ["as", body.dataset.who]]);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await read(await fetch(path, { method: "POST", body: form }));
    } catch (error) {
      if (error instanceof Refusal || attempt === 2) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 400 * (attempt + 1)); });
    }
  }
}

// A button at work is not `disabled`: that would take the focus away from whoever uses the keyboard.
async function doing(element, work) {
  if (element.getAttribute("aria-disabled") === "true") return false;
  element.setAttribute("aria-disabled", "true");
  try {
    await work();
    return true;
  } catch (error) {
    say(error instanceof Refusal ? error.message : "The playground does not answer. Your words are still here.");
    return false;
  } finally {
    element.removeAttribute("aria-disabled");
  }
}

function ask(question) {
  const confirm = $("#confirm");
  $("#confirm-question").textContent = question;
  confirm.returnValue = "no";
  confirm.showModal();
  return new Promise((resolve) => {
    confirm.addEventListener("close", () => resolve(confirm.returnValue === "yes"), { once: true });
  });
}

// Words of the Answer form that were not stored come back when it is opened again.
const formKey = (words) => `form/${body.dataset.who}/${words.dataset.round}`;

function bringBack(words) {
  const kept = JSON.parse(sessionStorage.getItem(formKey(words)) || "null");
  if (!kept || kept.stored !== words.defaultValue || kept.text === words.value) return;
  words.value = kept.text;
  say("Here are the words you had not sent.");
}

function keepForm(words) {
  sessionStorage.setItem(formKey(words), JSON.stringify({ stored: words.defaultValue, text: words.value }));
  const [count, limit] = [[...words.value].length, Number(words.dataset.limit)];
  words.setCustomValidity(count > limit ? `That is ${count} characters; ${limit} fit here.` : "");
}

// What only this person sees: large things in the dialog, a sentence in the thread.
function show(answer) {
  if (!answer.html) {
    if (dialog.open) dialog.close();
    return;
  }
  if (answer.dialog) {
    $("#dialog-body").innerHTML = answer.html;
    if (!dialog.open) dialog.showModal();
    if ($("#answer-text")) bringBack($("#answer-text"));
    ($("textarea:not([readonly])", dialog) || $("[tabindex='-1']", dialog) || dialog).focus();
    return;
  }
  if (dialog.open) dialog.close();
  const place = $("#private");
  place.innerHTML = `<p class="only">Only you see this</p>${answer.html}`;
  body.classList.add("in-thread");
  place.scrollIntoView({ block: "nearest" });
}

async function fetched(path) {
  const response = await fetch(path);
  if (!response.ok) return null;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}

const nameOf = (each) => each.dataset.message || each.id || each.className;
const remember = (list) => { for (const each of list.children) each.source = each.outerHTML; };

function renew(old, fresh) {
  const at = [...old.querySelectorAll("button")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  const again = fresh.querySelectorAll("button")[at];
  if (again) again.focus();
}

// Puts what is new in place of what was, message by message: whoever reads, edits or tabs through keeps their place.
function patch(list, fresh) {
  remember(fresh);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const old = new Map([...list.children].map((each) => [nameOf(each), each]));
  const wanted = [...fresh.children].filter((each) => each.id !== "private").map((each) => {
    const before = old.get(nameOf(each));
    old.delete(nameOf(each));
    if (before && (before.source === each.source || $(".editing", before))) return before;
    if (before) renew(before, each);
    return each;
  });
  for (const gone of old.values()) if (gone.id !== "private") gone.remove();
  let at = list.firstElementChild;
  for (const each of wanted) {
    if (each === at) at = at.nextElementSibling;
    else list.insertBefore(each, at);
  }
  if (atEnd) list.scrollTop = list.scrollHeight;
}

async function refreshThread() {
  const fresh = await fetched(`/thread?thread=${encodeURIComponent(body.dataset.thread)}`);
  if (fresh) patch($("#replies"), $("#replies", fresh));
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
  const writing = $("#words") && $("#words").value.trim();
  if (newest && newest !== refreshChannel.newest) {
    refreshChannel.newest = newest;
    if (!writing && !refreshChannel.stay) await openThread(newest);
    refreshChannel.stay = false;
    $("#channel").scrollTop = $("#channel").scrollHeight;
  }
}

async function openThread(thread) {
  const fresh = await fetched(`/thread?thread=${encodeURIComponent(thread)}`);
  if (!fresh) return;
  body.dataset.thread = thread;
  $("#thread").replaceChildren(fresh);
  remember($("#replies"));
  if ($("#words")) $("#words").value = sessionStorage.getItem(draftKey()) || "";
  for (const message of document.querySelectorAll("#channel .message")) {
    message.classList.toggle("open", message.dataset.message === thread);
  }
}

async function refresh(changes) {
  if (changes.includes("everything") || changes.some((each) => each === "channel" || each.startsWith("direct"))) {
    await refreshChannel();
  }
  if (changes.includes("everything") || changes.includes(`thread ${body.dataset.thread}`)) await refreshThread();
  if (changes.includes("everything") || changes.includes("clock")) await refreshClock();
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
      sessionStorage.removeItem(draftKey());
    }
    if (form.id === "commands") form.reset();
    if (form.id !== "say" || answer.html) show(answer);
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
  if (event.target.id === "words") sessionStorage.setItem(draftKey(), event.target.value);
  if (event.target.id === "answer-text") keepForm(event.target);
});

const clicks = {
  press: async (button) => {
    if (button.dataset.confirm && !(await ask(button.dataset.confirm))) return false;
    return doing(button, async () => show(await send("/press", [["action", button.dataset.action]])));
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
    window.location.assign(`/?thread=${encodeURIComponent(body.dataset.thread)}`);
  }),
  "open-thread": async (button) => {
    await openThread(button.dataset.thread);
    body.classList.add("in-thread");
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
      show(answer);
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
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = button.dataset.filename;
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
if ($("#words")) $("#words").value = sessionStorage.getItem(draftKey()) || "";
remember($("#channel"));
remember($("#replies"));
if (sessionStorage.getItem("switched")) {
  sessionStorage.removeItem("switched");
  // On a touch screen the focus would bring up the keyboard over what is to be read.
  const words = window.matchMedia("(pointer: fine)").matches && $("#words");
  (words || $(".person[aria-pressed=true]")).focus();
}
$("#channel").scrollTop = $("#channel").scrollHeight;
if ($("#replies")) $("#replies").scrollTop = $("#replies").scrollHeight;
