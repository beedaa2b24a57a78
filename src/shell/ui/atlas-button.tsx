import { useDesk } from './desk.ts';
import { KeyCap } from './key-cap.tsx';

/** Opens the atlas over whatever is on the page. */
export function AtlasButton() {
  const { actions, keys } = useDesk();
  return (
    <button type="button" class="plate" onClick={actions.openAtlas} aria-keyshortcuts={keys.atlas}>
      <span>Atlas of the veins</span>
      <KeyCap action="atlas" />
    </button>
  );
}
