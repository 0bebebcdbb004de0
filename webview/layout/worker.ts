// Inside a worker, elk's own script listens for graphs and answers with positions. client.ts is the other end.
import 'elkjs/lib/elk-worker.min.js';
