// What takes up the room for files.

import { request } from './http';
import type { Space } from './types';

export const getSpace = () => request<Space>('GET', '/api/space');
