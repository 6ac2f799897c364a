/* Small helps for forms and the printer; every page works without them. */
"use strict";
(function () {
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

  // The draft of a request is forgotten once it was sent, and after a day in any case (banshi-raise.js, banshi-call.js).
  function forgetDraft(key) {
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      if (draft && (document.querySelector("[data-draft-sent]") || Date.now() - draft.at > 24 * 3600 * 1000)) {
        localStorage.removeItem(key);
      }
    } catch (e) {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  forgetDraft("banshi-draft");
  forgetDraft("banshi-call-draft");

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
