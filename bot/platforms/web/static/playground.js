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

// Each press has an id of its own, so that a press sent twice does nothing twice.
async function send(path, fields) {
  const form = new URLSearchParams(fields);
  form.append("press", crypto.randomUUID());
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await fetch(path, { method: "POST", body: form });
      const answer = await response.json();
      if (!response.ok) throw new Refusal(answer.sentence);
      return answer;
    } catch (error) {
      if (error instanceof Refusal || attempt === 2) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 400 * (attempt + 1)); });
    }
  }
}

class Refusal extends Error {}

async function doing(element, work) {
  if (element.disabled) return false;
  element.disabled = true;
  try {
    await work();
    return true;
  } catch (error) {
    say(error instanceof Refusal ? error.message : "The playground does not answer. Your words are still here.");
    return false;
  } finally {
    element.disabled = false;
  }
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
    ($("textarea:not([readonly])", dialog) || $("[tabindex='-1']", dialog) || dialog).focus();
    return;
  }
  if (dialog.open) dialog.close();
  const place = $("#private");
  place.innerHTML = `<p class="only">Only you see this</p>${answer.html}`;
  place.scrollIntoView({ block: "nearest" });
  body.classList.add("in-thread");
}

// What is kept is read just before the swap, because people go on writing while the news is on its way.
async function fetchPart(path, target, keep = () => () => {}) {
  const response = await fetch(path);
  if (!response.ok) return;
  const html = await response.text();
  const place = $(target);
  const restore = keep();
  const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = html;
  restore();
  if (focused && $(`#${focused}`)) $(`#${focused}`).focus();
}

function keepThread() {
  const words = $("#words");
  const [draft, start, end] = words ? [words.value, words.selectionStart, words.selectionEnd] : ["", 0, 0];
  const kept = $("#private") ? $("#private").innerHTML : "";
  const list = $("#replies");
  const atEnd = !list || list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const top = list ? list.scrollTop : 0;
  return () => {
    if ($("#words")) {
      $("#words").value = draft;
      $("#words").setSelectionRange(start, end);
    }
    $("#private").innerHTML = kept;
    $("#replies").scrollTop = atEnd ? $("#replies").scrollHeight : top;
  };
}

function refreshThread() {
  return fetchPart(`/thread?thread=${encodeURIComponent(body.dataset.thread)}`, "#thread", keepThread);
}

// The newest question's thread opens by itself, unless somebody is writing in another.
async function refreshChannel() {
  await fetchPart(`/channel?thread=${encodeURIComponent(body.dataset.thread)}`, "#channel");
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
  body.dataset.thread = thread;
  await fetchPart(`/thread?thread=${encodeURIComponent(thread)}`, "#thread");
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
  if (changes.includes("everything") || changes.includes("clock")) await fetchPart("/clock", "#clock");
}

let refreshing = Promise.resolve();
const events = new EventSource("/events");
events.addEventListener("change", (event) => {
  const changes = JSON.parse(event.data);
  refreshing = refreshing.then(() => refresh(changes)).catch(() => {});
});

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
});

const clicks = {
  press: (button) => {
    if (button.dataset.confirm && !window.confirm(button.dataset.confirm)) return null;
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
  person: (button) => button.dataset.person !== body.dataset.who && doing(button, async () => {
    await send("/who", [["person", button.dataset.person]]);
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
    const message = button.closest(".message");
    const said = $(".said", message);
    const text = said.dataset.raw;
    said.innerHTML = "<textarea class='editing' rows='3' aria-label='Your message'></textarea><div class='buttons'><button type='button' class='primary save'>Save</button></div>";
    $("textarea", said).value = text;
    $("textarea", said).focus();
  },
  save: (button) => {
    const message = button.closest(".message");
    const fields = [["message", message.dataset.message], ["text", $("textarea", message).value]];
    return doing(button, async () => show(await send("/revise", fields)));
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
$("#channel").scrollTop = $("#channel").scrollHeight;
if ($("#replies")) $("#replies").scrollTop = $("#replies").scrollHeight;
