/* Small helps for the keyboard and the printer; every page works without them. */
"use strict";
(function () {
  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function rows() {
    return Array.from(document.querySelectorAll("[data-rows] tbody a.row-link, [data-rows] li a.row-link"));
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) {
        search.focus();
        event.preventDefault();
      }
    } else if (event.key === "j" || event.key === "k") {
      const all = rows();
      const next = all.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
      if (all[Math.max(next, 0)]) {
        all[Math.max(next, 0)].focus();
      }
    }
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-print]");
    if (button) {
      window.print();
    }
  });

  function showWithScript() {
    document.querySelectorAll("[data-needs-script][hidden]").forEach(function (element) {
      element.hidden = false;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    showWithScript();
    const errors = document.getElementById("errors");
    if (errors) {
      errors.focus();
    }
  });
  document.addEventListener("htmx:afterSwap", showWithScript);

  // The draft of a request is forgotten once it was sent, and after a day in any case (banshi-raise.js).
  function forgetDraft() {
    try {
      const draft = JSON.parse(localStorage.getItem("banshi-draft"));
      if (draft && (document.querySelector("[data-draft-sent]") || Date.now() - draft.at > 24 * 3600 * 1000)) {
        localStorage.removeItem("banshi-draft");
      }
    } catch (e) {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  forgetDraft();

  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) {
      return;
    }
    if (form.dataset.sent === "yes") {
      event.preventDefault();
    } else {
      form.dataset.sent = "yes";
      window.addEventListener("pageshow", function () {
        delete form.dataset.sent;
      }, { once: true });
    }
  });
})();
