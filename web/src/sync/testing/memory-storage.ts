/** localStorage, which Node does not have. */
export function memoryStorage(): Storage {
  const values = new Map<string, string>();
  const verbs = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
  // Object.keys(localStorage) lists what is stored, and nothing else.
  return new Proxy(verbs, {
    ownKeys: () => [...values.keys()],
    getOwnPropertyDescriptor: (_target, key) => ({
      configurable: true,
      enumerable: true,
      value: values.get(String(key)),
    }),
    get: (target, key) =>
      key === 'length' ? values.size : (target as Record<string | symbol, unknown>)[key],
  }) as unknown as Storage;
}
