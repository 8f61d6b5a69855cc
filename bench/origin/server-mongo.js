// A chat server written the way Snug's origin describes itself: Express, a MongoDB replica set, one insert with
// majority for each post, and one change stream for each viewer. For comparison only: it checks nobody.
import express from "express";
import { MongoClient } from "mongodb";

const [port, address, database] = process.argv.slice(2);
if (database === undefined) {
  console.error("usage: node server-mongo.js PORT ADDRESS DATABASE");
  process.exit(64);
}

// Each viewer's change stream holds a connection while it waits.
const client = new MongoClient(address, { maxPoolSize: 2000, writeConcern: { w: "majority", j: true } });
await client.connect();
const home = client.db(database).collection("home");

const app = express();
app.disable("x-powered-by");
app.set("etag", false);
app.use(express.json());

app.post("/api/sendmessage", async (request, response) => {
  const message = { content: request.body.content, timestamp: new Date(), author: "friend" };
  await home.insertOne(message);
  response.status(201).json(message);
});

app.get("/api/messagestream", (request, response) => {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.flushHeaders();
  const changes = home.watch([{ $match: { operationType: "insert" } }]);
  changes.on("change", (change) => response.write(`data: ${JSON.stringify(change.fullDocument)}\n\n`));
  changes.on("error", () => response.end());
  request.on("close", () => changes.close().catch(() => undefined));
});

app.get("/up", async (_request, response) => {
  await client.db(database).command({ ping: 1 });
  response.json({});
});

const server = app.listen(Number(port), "127.0.0.1");
server.keepAliveTimeout = 0; // a load generator keeps its connections for as long as it measures
