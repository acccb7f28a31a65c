/** A fault in drawing one layer is shown in its place: the frame, the other screens and the way out go on. */

import { Component, type ReactNode } from 'react';

export interface FaultBoundaryProps {
  readonly shown: (fault: unknown) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly fault: { readonly error: unknown } | undefined;
}

/** Given another `key`, it tries afresh. */
export class FaultBoundary extends Component<FaultBoundaryProps, State> {
  override state: State = { fault: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: { error } };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? this.props.shown(fault.error) : this.props.children;
  }
}
