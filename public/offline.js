// Makes the site work offline: registers the service worker when the page is at rest, tells the about
// page how things stand, and offers a new version once it is stored. A classic script for Chrome 80
// and later; without service workers (plain HTTP, iOS WeChat, file://) it says so and does nothing.
(function () {
  "use strict";

  var root = document.documentElement.getAttribute("data-root") || "./";
  var WORDS = {
    absent: "这个浏览器或网址不支持离线使用（需要 https 网址）。页面仍可正常阅读。",
    filling: "正在存储，存好后断网也能打开全部页面……",
    ready: "可离线使用：全部页面已存入本机。",
    failed: "这次没有存完，网络恢复后会自动再试。页面仍可正常阅读。",
    offered: "有新版本，点页面上方的“使用新版本”即可更换。",
    current: "已是最新版本，可离线使用。",
    unreachable: "现在连不上网站，无法检查新版本。已存的版本仍可使用。",
  };

  /** Shows where things stand, on pages that have a place for it. */
  function tell(state) {
    var place = document.getElementById("offline-state");
    if (!place) return;
    place.textContent = WORDS[state];
    place.setAttribute("data-state", state);
  }

  /** Offers a stored new version; it is used only when the person says so. */
  function offer(worker) {
    tell("offered");
    if (document.getElementById("new-version")) return;
    var bar = document.createElement("div");
    bar.id = "new-version";
    bar.className = "notice";
    bar.setAttribute("role", "status");
    bar.textContent = "本站有新版本。";
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = "使用新版本";
    button.addEventListener("click", function () {
      button.disabled = true;
      // Only the tab in which the person agreed loads anew; the others keep their page until left.
      navigator.serviceWorker.addEventListener("controllerchange", function () {
        location.reload();
      });
      worker.postMessage("use-this-version");
    });
    bar.appendChild(button);
    document.body.insertBefore(bar, document.body.firstChild);
  }

  /** Follows a worker that is storing its version. */
  function follow(worker, hadVersion) {
    tell("filling");
    worker.addEventListener("statechange", function () {
      if (worker.state === "redundant") tell("failed");
      if (worker.state === "activated") tell("ready");
      if (worker.state === "installed" && hadVersion) offer(worker);
    });
  }

  /** Lets the person ask for a newer version on the about page. */
  function connectCheck(registration) {
    var button = document.getElementById("check-version");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      registration.update().then(
        function () {
          if (!registration.installing && !registration.waiting) tell("current");
        },
        function () {
          tell("unreachable");
        }
      );
    });
  }

  function start() {
    var options = { scope: root, updateViaCache: "none" };
    navigator.serviceWorker.register(root + "sw.js", options).then(
      function (registration) {
        if (registration.waiting && registration.active) offer(registration.waiting);
        else if (registration.installing) follow(registration.installing, !!registration.active);
        else if (registration.active) tell("ready");
        registration.addEventListener("updatefound", function () {
          follow(registration.installing, !!registration.active);
        });
        connectCheck(registration);
      },
      function () {
        tell("failed");
      }
    );
  }

  /** Whether the page stands in a frame of another site: there a worker of ours has no business. */
  function inForeignFrame() {
    try {
      return !window.top.location.href;
    } catch (error) {
      return true;
    }
  }

  if (!("serviceWorker" in navigator) || !window.isSecureContext) {
    tell("absent");
  } else if (!inForeignFrame()) {
    var whenIdle = window.requestIdleCallback || function (then) { setTimeout(then, 1500); };
    if (document.readyState === "complete") whenIdle(start);
    else window.addEventListener("load", function () { whenIdle(start); });
  }
})();
