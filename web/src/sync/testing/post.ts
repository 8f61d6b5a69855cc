import { ApiProblem } from '../../api/http';
import type { Entry } from '../../api/types';
import type { OutboxEntry } from '../outbox';

/** A server that stores by nonce, and answers only when the test says how. */
export class Post {
  readonly tried: string[] = [];
  readonly stored = new Map<string, OutboxEntry>();
  answer: (entry: OutboxEntry) => Promise<void> | void = () => {};

  async send(entry: OutboxEntry): Promise<Entry> {
    this.tried.push(entry.content);
    await this.answer(entry);
    this.stored.set(entry.nonce, entry);
    return {
      _id: entry.nonce,
      content: entry.content,
      timestamp: '2026-11-22T19:00:00.000Z',
      author: 'ana',
      channel: entry.channel,
      seq: this.stored.size,
      rev: this.stored.size,
      nonce: entry.nonce,
      attachments: [],
      reactions: [],
      mentions: [],
    };
  }
}

export const noAnswer = () => new ApiProblem({ status: 0, code: 'no_answer', title: 'No answer' });
