import { createServer } from "node:http";
import { bundlePage } from "./bundle-page.ts";

const port = Number(process.env.PORT ?? 9300);
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Deconvscope visualizations</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script><body></body></html>`;

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/") return response.setHeader("content-type", "text/html").end(html);
    const file = (await bundlePage()).get(pathname);
    if (!file) return response.writeHead(404).end("not found");
    return response.setHeader("content-type", file.type).end(file.contents);
  } catch (error) {
    return response.writeHead(500).end(String(error));
  }
});
server.listen(port, "127.0.0.1", () => console.info(`http://127.0.0.1:${port}/?theme=light`));
