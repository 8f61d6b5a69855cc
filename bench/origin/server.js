// A chat server the way Snug's origin was written: Express, the answer goes out before the insert, one insert and one
// sync for each post, one JSON.stringify for each client and message. The store is the same kind that Snug uses
// (SQLite, WAL, synchronous=FULL). For comparison only: it checks nobody and forgets what a crash interrupts.
import { DatabaseSync } from "node:sqlite";
import express from "express";

const [port, file] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node server.js PORT DATABASE-FILE");
  process.exit(64);
}

const database = new DatabaseSync(file);
database.exec("PRAGMA journal_mode=WAL");
database.exec("PRAGMA synchronous=FULL");
database.exec(
  "CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, timestamp TEXT NOT NULL, content TEXT NOT NULL) STRICT",
);
const insert = database.prepare("INSERT INTO messages VALUES (?, ?, ?, ?, ?)");
const newest = database.prepare("SELECT * FROM messages ORDER BY seq DESC LIMIT 50");
const last = database.prepare("SELECT ifnull(max(seq), 0) AS seq FROM messages").get();

let seq = last.seq;
const clients = new Set();

function makeMessage({ content, nonce }) {
  seq += 1;
  const at = new Date();
  const seconds = Math.floor(at.getTime() / 1000).toString(16);
  return {
    _id: seconds.padStart(8, "0") + seq.toString(16).padStart(16, "0"),
    content,
    timestamp: at.toISOString(),
    author: "friend",
    channel: "home",
    seq,
    rev: seq,
    nonce,
    attachments: [],
    reactions: [],
    mentions: [],
  };
}

const app = express();
app.disable("x-powered-by");
app.set("etag", false);
app.use(express.json());

app.post("/api/sendmessage", (request, response) => {
  const message = makeMessage(request.body);
  response.status(201).json(message);
  insert.run(message.seq, message._id, message.author, message.timestamp, message.content);
  for (const client of clients) {
    client.write(`data: ${JSON.stringify(message)}\n\n`);
  }
});

app.get("/api/messagestream", (request, response) => {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.flushHeaders();
  clients.add(response);
  request.on("close", () => clients.delete(response));
});

app.get("/api/channels/home/messages", (_request, response) => {
  response.json({ messages: newest.all().reverse() });
});

app.get("/up", (_request, response) => {
  response.json({});
});

const server = app.listen(Number(port), "127.0.0.1");
server.keepAliveTimeout = 0; // a load generator keeps its connections for as long as it measures
