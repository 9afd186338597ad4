// Privity's own script. The pages work without it; with it, text is kept as one writes, the office warns before it locks,
// and text that could not be sent waits, blurred, in this page until it can. Nothing is put into any browser storage.
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);

  // -- htmx: markup from our own server only, and no code made from text ---------------------------------------------
  const plain = html => {
    if (/<(script|iframe|object|embed|base|meta|link|style)\b/i.test(html)) throw new TypeError("refused markup");
    return html;
  };
  const policy = window.trustedTypes?.createPolicy("privity", { createHTML: plain }) ?? { createHTML: plain };
  class NoCode { constructor() { throw new TypeError("refused code"); } }
  if (window.htmx) {
    htmx.registerExtension("privity", { init: api => api.initSecurity(policy, NoCode, NoCode) });
    document.addEventListener("htmx:before:response", event => {
      if (event.detail.ctx.response.status !== 401) return;
      event.preventDefault();
      pulse();
    });
  }
  root.classList.add("scripted");

  // -- small helps ---------------------------------------------------------------------------------------------------
  for (const button of document.querySelectorAll("[data-reveal]")) {
    const input = document.getElementById(button.dataset.reveal), show = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = input.type === "password";
      input.type = open ? "text" : "password";
      button.textContent = open ? button.dataset.hide : show;
      input.focus();
    });
    input.form.addEventListener("submit", () => { input.type = "password"; });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // A double click, or a second one while the first is under way, keeps nothing twice.
  const sent = new WeakMap();
  document.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    const [by, at, what] = sent.get(event.target) ?? [];
    const now = new URLSearchParams(new FormData(event.target)).toString();
    if (by === event.submitter && what === now && Date.now() - at < 3000) event.preventDefault();
    else sent.set(event.target, [event.submitter, Date.now(), now]);
  });
  $("[aria-invalid]")?.focus();
  document.addEventListener("keydown", event => {
    if (event.altKey && !event.ctrlKey && event.code === "KeyL" && $("#lock")) {
      event.preventDefault();
      $("[data-lock]").click();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.form?.matches("[data-quick]")) {
      event.target.form.requestSubmit($("[type=submit]", event.target.form));
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && $("#words")) {
      event.preventDefault();
      $("#words").focus();
    }
  });

  // -- a client's own page: the office stays open while somebody reads or writes, and nothing is left on the screen after
  const own = $("meta[name=privity-own]");
  if (own) {
    let moved = true, since = Date.now();
    const home = () => location.replace("/");
    for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) {
      addEventListener(kind, () => { moved = true; since = Date.now(); }, { passive: true, capture: true });
    }
    setInterval(() => {
      if (Date.now() - since > 60000 * own.content) return home();
      if (!moved) return;
      moved = false;
      fetch("/own/here", { cache: "no-store", headers: { "Privity-Page": "1" } }).then(told => told.ok || home()).catch(home);
    }, 30000);
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  }

  const badge = $("meta[name=privity-token]");
  if (!badge) return;

  // -- talking to the office -----------------------------------------------------------------------------------------
  const post = (path, fields, more = {}) => fetch(path, {
    method: "POST", redirect: "manual", cache: "no-store", ...more,
    headers: { "Privity-Page": "1" },
    body: new URLSearchParams({ token: badge.content, ...fields }),
  });
  const renew = token => {
    badge.content = token;
    for (const input of document.querySelectorAll("input[name=token]")) input.value = token;
  };
  const home = () => {
    if (!leaving) location.replace("/");
    leaving = true;
  };
  let leaving = false;

  // -- the sheet: what is written is kept as a sealed draft ------------------------------------------------------------
  const sheet = $("[data-sheet]"), state = $(".state", sheet ?? root);
  let kept = sheet && contents(), sending = null, timer = 0;
  function contents() {
    return new URLSearchParams([...new FormData(sheet)].filter(([name]) => name !== "token")).toString();
  }
  // Other forms that hold typed text stay where they are, behind the veil, and are sent by a person after unlocking.
  const held = [...document.querySelectorAll("[data-held]")];
  const typed = form => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "token")).toString();
  const began = held.map(typed);
  const waits = () => !leaving && held.some((form, place) => typed(form) !== began[place]);
  for (const form of held) form.addEventListener("submit", () => { leaving = true; });
  const unsent = () => Boolean(sheet) && contents() !== kept;
  const say = (kind, words) => { state.dataset.state = kind; state.textContent = words; };
  function rename(path) {  // a new sheet becomes a draft with an address of its own
    if (sheet.getAttribute("action") === path) return;
    sheet.setAttribute("action", path);
    $("[data-finish]", sheet).setAttribute("formaction", `${path}/finish`);
    history.replaceState(null, "", path);
  }
  async function keep(more) {
    clearTimeout(timer);
    timer = 0;
    if (leaving || !unsent()) return true;
    if (sending) await sending;
    const now = contents();
    say("saving", sheet.dataset.saving);
    sending = post(sheet.getAttribute("action"), Object.fromEntries(new URLSearchParams(now)), more)
      .then(async answer => {
        if (answer.status === 409) { renew((await (await fetch("/token", { cache: "no-store" })).json()).token); return false; }
        if (!answer.ok) throw new Error(String(answer.status));
        kept = now;
        const told = await answer.json();
        rename(told.path);
        say("saved", told.said);
        return true;
      })
      .catch(() => { say("unsaved", sheet.dataset.unsaved); pulse(); return false; });
    const done = await sending;
    sending = null;
    if (!done || unsent()) later(done ? 2000 : 4000);
    return done;
  }
  function later(wait = 2000) { timer ||= setTimeout(keep, wait); }
  if (sheet) {
    for (const kind of ["input", "change"]) sheet.addEventListener(kind, () => { if (unsent()) later(); });
    sheet.addEventListener("submit", () => { leaving = true; });
    const small = () => contents().length < 60000;  // the most that a browser sends while a page goes away
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep({ keepalive: small() }); });
    addEventListener("beforeunload", event => {
      if (!leaving && unsent() && !(small() && state.dataset.state !== "unsaved")) event.preventDefault();
    });
  }

  // -- an import under way ---------------------------------------------------------------------------------------------
  const running = $("[data-progress]");
  if (running) {
    const ask = async () => {
      const answer = await fetch(running.dataset.progress, { cache: "no-store", headers: { "Privity-Page": "1" } });
      if (!answer.ok) return pulse();
      const told = await answer.json();
      if (told.go) { leaving = true; return location.replace(told.go); }
      $("progress", running).max = Math.max(told.total, 1);
      $("progress", running).value = told.done;
      $("[data-said]", running).textContent = told.said;
      setTimeout(ask, 700);
    };
    setTimeout(ask, 700);
  }

  // -- ways out that no page can close: what is copied or printed is at least told --------------------------------------
  const shown = $("[data-record]");
  if (shown) {
    let copied = false;
    const tell = what => post("/told", { what, record: shown.dataset.record }, { keepalive: true }).catch(() => {});
    for (const kind of ["copy", "cut"]) {
      document.addEventListener(kind, () => {
        if (copied) return;
        copied = true;
        tell("copied");
        const words = document.createElement("div");
        words.className = "say ask";
        words.textContent = shown.dataset.copied;
        $(".notice").replaceChildren(words);
      });
    }
    addEventListener("beforeprint", () => tell("printed"));
  }

  // -- a letter is read from a file into the field beside it; the file itself is kept nowhere ---------------------------
  const letter = $("[data-letter]");
  if (letter) {
    const field = document.getElementById(letter.dataset.letter), state = $("[data-letter-state]");
    const read = async file => {
      if (!file || file.size > 8e6) { state.textContent = file ? letter.dataset.large : ""; return; }
      const bytes = new Uint8Array(await file.arrayBuffer());
      let binary = "";
      for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
      const ending = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? "";
      const beside = letter.dataset.beside ? { mark: letter.dataset.beside } : {};
      const answer = await post(letter.dataset.post ?? "/requests/letter", { file: btoa(binary), ending, ...beside });
      const told = answer.ok ? await answer.json() : { text: "", unread: true, said: letter.dataset.failed };
      if (told.key) dropped.set(told.key, [file.name, put(told.text)]);
      else if (told.text) field.value = told.text;
      const unread = $("[name=unread]");
      if (unread) unread.checked = told.unread;
      state.textContent = told.key ? "" : told.said;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (!told.key) return;
      letter.value = "";
      field.form.dispatchEvent(new Event("laid"));
    };
    // Beside a text that stands already, the words of a document are put below it; taken off, they go with it.
    const dropped = new Map();
    const put = text => {
      if (!text || field.value.includes(text)) return "";
      field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${text}` : text;
      return text;
    };
    document.addEventListener("click", event => {
      const [, words] = dropped.get(event.target.closest?.("button[name=off]")?.value) ?? [];
      if (words && field.value.includes(words)) field.value = field.value.replace(words, () => "").trim();
    });
    document.addEventListener("htmx:after:swap", () => {
      for (const one of document.querySelectorAll("[data-called]")) {
        const [name] = dropped.get(one.dataset.called) ?? [];
        if (name) one.textContent = name;
      }
    });
    letter.closest("[hidden]").hidden = false;
    letter.addEventListener("change", () => read(letter.files[0]));
    field.addEventListener("dragover", event => event.preventDefault());
    field.addEventListener("drop", event => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      read(event.dataTransfer.files[0]);
    });
  }

  // -- a page that was posted can be gone back to; what was asked for is brought into sight; a long text waits -----------
  let asked = false;
  document.addEventListener("submit", event => {
    if (event.target.dataset.at) history.replaceState(null, "", event.target.dataset.at);
    asked = event.target.id === "to-check";
  });
  document.addEventListener("htmx:after:swap", () => { if (asked) asked = $("#verdict").scrollIntoView({ block: "nearest" }); });
  const long = $("[data-long]");
  document.addEventListener("input", event => {
    if (!long || event.target !== long.parentElement.querySelector("textarea")) return;
    long.hidden = event.target.value.length < Number(long.dataset.long);
    if (long.hidden) return;
    event.stopPropagation();
    $("#verdict").replaceChildren();
  }, true);

  const broken = $("[data-broken]");
  if (broken) {
    document.addEventListener("htmx:before:request", () => { broken.hidden = true; });
    for (const kind of ["htmx:error", "htmx:response:error"]) document.addEventListener(kind, () => { broken.hidden = false; });
  }

  // -- locking -------------------------------------------------------------------------------------------------------
  const away = $("#away"), idle = $("#idle"), others = new BroadcastChannel("privity");
  const veil = on => root.classList.toggle("veiled", on);
  function locked() {
    idle.close();
    if (!unsent() && !waits()) return home();
    veil(true);
    if (!away.open) away.showModal();
  }
  async function lock() {
    veil(true);
    await keep();
    await post("/lock", {}).catch(() => { /* a worker that is gone is locked */ });
    others.postMessage("locked");
    locked();
  }
  for (const button of document.querySelectorAll("[data-lock]")) {
    button.addEventListener("click", event => { event.preventDefault(); lock(); });
  }
  others.onmessage = () => pulse();
  away.addEventListener("cancel", event => event.preventDefault());
  $("form", away).addEventListener("submit", async event => {
    event.preventDefault();
    const form = event.target, wrong = $("[data-wrong]", form), input = form.elements["away-passphrase"];
    wrong.hidden = true;
    try {
      const answer = await post("/unlock", { passphrase: input.value, form_token: form.elements.form_token.value });
      if (!answer.ok) throw new Error(String(answer.status));
      renew((await answer.json()).token);
      input.value = "";
      if (!(await keep())) return;
      away.close();
      veil(false);
      $("textarea", sheet ?? held.find((form, place) => typed(form) !== began[place]) ?? root)?.focus();
    } catch {
      wrong.hidden = false;
      input.select();
    }
  });

  // -- is anybody there? -----------------------------------------------------------------------------------------------
  let active = false, until = Infinity, missed = 0;
  for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) {
    addEventListener(kind, () => { active = true; }, { passive: true, capture: true });
  }
  async function pulse() {
    if (leaving || away.open) return;
    const was = active && !idle.open;
    active = false;
    try {
      const answer = await post("/pulse", was ? { active: "1" } : {}, { signal: AbortSignal.timeout(8000) });
      missed = 0;
      if (answer.status === 401) return locked();
      if (answer.status === 409) return keep();
      until = Date.now() + 1000 * (await answer.json()).left;
      veil(false);
    } catch {
      if (++missed > 1) locked();
      else setTimeout(pulse, 1500);
    }
  }
  $("[data-stay]", idle).addEventListener("click", () => { idle.close(); active = true; pulse(); });
  idle.addEventListener("cancel", () => { active = true; });
  let ticked = Date.now();
  setInterval(() => {
    if (Date.now() - ticked > 5000) { veil(true); pulse(); }  // the computer slept
    ticked = Date.now();
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 60 && !idle.open && !away.open) { keep(); idle.showModal(); }
    if (left > 60 && idle.open) idle.close();
    if (idle.open) $("[data-seconds]", idle).textContent = String(Math.max(0, left));
    if (left <= -1) pulse();
  }, 1000);
  setInterval(pulse, 10000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) pulse(); });
  addEventListener("pagehide", () => veil(true));
  addEventListener("pageshow", event => { if (event.persisted) pulse(); });
  pulse();
})();
