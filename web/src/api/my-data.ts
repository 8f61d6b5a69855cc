// Taking along what is mine, and leaving for good.

import { request } from './http';
import type { Me, Message } from './types';

export interface ExportPage {
  readonly me: Me;
  readonly blocked: readonly string[];
  readonly messages: readonly Message[];
  readonly next?: string;
}

export const exportPage = (after?: string) =>
  request<ExportPage>(
    'GET',
    after === undefined ? '/api/me/export' : `/api/me/export?${new URLSearchParams({ after })}`,
  );

/** `keep` leaves the words under the bare name, `remove` takes them back first. */
export const deleteAccount = (words: 'keep' | 'remove') =>
  request<void>('DELETE', `/api/me?${new URLSearchParams({ words })}`);
