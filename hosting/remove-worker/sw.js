// Removes the offline copy: replace the site's sw.js by this file. Browsers that have stored the site fetch it at their
// next visit, delete what this site has stored, and from then on load everything from the server. The data of other
// sites is kept.
//
// 要取消离线功能时，用本文件替换网站里的 sw.js；各人的浏览器下次打开网站时会删去本站存的内容。
'use strict';

self.addEventListener('install', function () {
  self.skipWaiting();
});

self.addEventListener('activate', function (event) {
  event.waitUntil(remove());
});

async function remove() {
  const prefix = 'chan-gai-tong ' + new URL(self.registration.scope).pathname + ' ';
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
