import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import css from './error-boundary.module.css';

/** A mistake of ours ends here, calmly: the record is with main, and so is what was being typed. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <Calm title="This window has stopped">
        The mistake is ours. Everything that was saved is safe, and so is the line that you were typing.
      </Calm>
    ) : (
      this.props.children
    );
  }
}

/** A sentence in the middle of an otherwise empty window, with the one thing to do. */
export const Calm = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className={css['calm']} role="alert">
    <h1>{title}</h1>
    <p>{children}</p>
    <Button look="primary" onPress={() => window.location.reload()}>
      Reload
    </Button>
  </main>
);
