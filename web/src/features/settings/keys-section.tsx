import { KeysList } from '../../ui/keys-list';
import part from './part.module.css';

export function KeysSection() {
  return (
    <section className={part.part}>
      <KeysList title="h2" />
    </section>
  );
}
