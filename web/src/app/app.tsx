// The frame round every page: the border where a crash stops, then the routes.

import { ErrorBoundary } from './error-boundary';
import { Routes } from './router';

export function App() {
  return (
    <ErrorBoundary>
      <Routes />
    </ErrorBoundary>
  );
}
