import { useEffect } from 'react';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useRoute, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { choose, followProgress, isUnderWay, read } from './doing.ts';
import { Done } from './done.tsx';
import { Formats } from './formats.tsx';
import { Preview } from './preview.tsx';
import { changeView, chosen, forgetView, useView } from './state.ts';
import { UnderWay } from './under-way.tsx';
import css from './importing.module.css';

/** What other tools recorded, before it is taken over, and afterwards. */
export const ImportPage = () => (
  <PageFrame current="import">
    <Importing />
  </PageFrame>
);

function Importing() {
  const route = useRoute();
  const view = useView();
  const elsewhere = useUi((s) => s.trouble);
  const { stage, said } = view;
  const trouble = view.trouble ?? elsewhere;
  const taken = chosen(view);
  useEffect(followProgress, []);
  useEffect(() => forgetView, []);
  useEffect(() => {
    if (route.name !== 'import' || isUnderWay()) return;
    changeView({ into: route.into ?? null });
    if (route.paths !== undefined && route.paths.length > 0) void read(route.paths);
  }, [route]);
  const again = stage.name === 'preview';
  return (
    <Page
      title="Import"
      right={
        again && (
          <>
            <Button chord="F" onPress={() => void choose('files')}>
              Other files…
            </Button>
            <Button chord="D" onPress={() => void choose('folder')}>
              A folder…
            </Button>
          </>
        )
      }
    >
      <div className={css['above']}>
        {trouble !== null && (
          <p className={css['trouble']} role="alert">
            {trouble}
          </p>
        )}
        <p className={css['said']} role="status" aria-label="Done">
          {said}
        </p>
      </div>
      {stage.name === 'empty' && <Formats />}
      {(stage.name === 'reading' || stage.name === 'running') && (
        <UnderWay
          what={stage.name}
          progress={stage.progress}
          stopped={stage.name === 'running' && stage.stopped}
        />
      )}
      {stage.name === 'preview' && <Preview />}
      {stage.name === 'done' && <Done stage={stage} documents={taken} />}
    </Page>
  );
}
