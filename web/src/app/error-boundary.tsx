// Where a crash of any page stops. Words in the box and in the outbox are kept outside React, so
// loading the page again loses nothing.

import { Component, type ReactNode } from 'react';
import { commonWords as words } from '../words/common';

interface Props {
  children: ReactNode;
}

interface State {
  failed: boolean;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="crash" role="alert">
        <h1>{words.crashed}</h1>
        <p>{words.crashedKept}</p>
        <button type="button" onClick={() => location.reload()}>
          {words.loadAgain}
        </button>
      </main>
    );
  }
}
