import { literalPattern } from './literals.ts';

/** What customers can be told instead, for the terms that come up most. */
const sayInstead: Readonly<Record<string, string>> = {
  '5xx': 'errors',
  failover: 'switch to a second system',
  'fail-over': 'switch to a second system',
  'failed over': 'switched',
  'failing over': 'switching',
  hotfix: 'correction',
  'pull request': 'change',
  backend: 'system',
  'back-end': 'system',
  'back end': 'system',
  'feature flag': 'setting',
  'read replica': 'copy of the database',
  replica: 'copy of the database',
  node: 'server',
  nodes: 'servers',
  pod: 'server',
  pods: 'servers',
  sev1: 'major incident',
  sev2: 'incident',
  sev3: 'incident',
};
export const plainWordFor = (term: string): string | null => sayInstead[term.toLowerCase()] ?? null;

/** Terms of the stack. Words that people use themselves (server, database, roll back, deploy) are not among them. */
export const stackTerms = new RegExp(
  `\\b(?:${[
    'kubernetes|k8s|pods?|docker|kafka|redis|postgres(?:ql)?|mysql|mongo(?:db)?|elasticsearch|cassandra|dynamodb|rabbitmq|memcached|nginx|haproxy',
    'istio|zookeeper|etcd|terraform|ansible|jenkins|grafana|prometheus|splunk|kibana|pagerduty|jvm|heap (?:size|space|dump)|garbage[ -]collect\\w+',
    'oom(?:-?killed)?|out[ -]of[ -]memory|memory leaks?|cpu|dead-?locks?|lock contention|(?:connection|thread) pools?|read replicas?|replicas?|replication lag',
    'shards?|sharding|leader election|fail-?overs?|failed over|failing over|canary (?:release|deploy\\w*)|feature flags?|config ?maps?|load[ -]balancers?',
    'reverse prox(?:y|ies)|ingress|egress|bgp|dns|[45]xx|50[0-4]s|http 5\\d\\d|stack ?traces?|null ?pointers?(?: exceptions?)?|seg-?faults?|p9[59]|micro-?services?|middleware',
    'back-?ends?|back end|upstreams?|cron ?jobs?|queue depth|back-?pressure|circuit breakers?|auto-?scal\\w+|hot-?fix(?:es)?|ci/cd|pull requests?|cherry-?pick\\w*',
    's3|ec2|rds|sqs|vpc|iam|nodes?(?!\\.js)|clusters?|schema migrations?|race conditions?|thundering herd|cold caches?|cache (?:miss(?:es)?|stampede|invalidation)',
    'ttl|iops|cdn|tls handshakes?|ssl termination|message broker|write-ahead log|consumer lag|rate[ -]limiter|rollout|idempoten\\w+|quorum|split[ -]brain',
  ].join('|')})\\b`,
  'gi',
);
/** How responders talk among themselves. */
export const scaleTerms =
  /\bSEV-?[1-5]\b|\b[Ss]ev [1-5]\b|\bP[0-4]\b(?! ?%)|\bon-call\b|\bwar[ -]room\b|\brun-?books?\b|\bRCA\b|\bSLOs?\b|\bMTTR\b|\bSREs?\b|\bincident commander\b/g;

const notHosts =
  '(?:covid|top|utf|sha|iso|phase|tier|layer|level|day|type|mid|pre|post|step|version|part|option|plan|zone|gate|line|route|terminal|platform|bus|number|no|chapter|week|group|page|form|class|stage|batch|wave|round|rule|case|item|act|article|section|apollo|formula|catch|mp|ps|h|a|b|q|k|g|f)';
const notServices =
  '(?:self|customer|in|full|room|public|non|multi|rest|tv|e|pre|post|off|per|by|re|co|anti)';
const hosts = [
  '\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?(?:/\\d+)?',
  '(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}',
  '(?:https?://)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:internal|local|corp|lan|intra|svc)(?:\\.[a-z]+)*(?::\\d+)?(?:/[\\w/-]*)?',
  `(?!${notHosts}-\\d)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\\d{1,4}[a-z]?`,
  '[a-z]{2,}0\\d',
  `(?!${notServices}-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:db|api|svc|service|worker|workers|proxy|prod|staging|backend|frontend|mq|lb|consumer|cron)`,
  '[a-z][a-z0-9]*(?:_[a-z0-9]+)+',
  '[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Service|Manager|Controller|Handler|Worker|Exception|Error|Repository)',
  '(?=[0-9a-f]*\\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}',
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
];
/** Machines, addresses, identifiers: nobody outside the team is helped by them. */
export const hostPattern = new RegExp(`(?<![\\w@./:#-])(?:${hosts.join('|')})(?![\\w]|-\\w|\\.\\w)`, 'g');
export const versionPattern = /(?<![\w.-])v\d+(?:\.\d+)+(?:-[\w.]+)?(?![\w-])/g;
/** A version that readers have, of their own app or library. */
export const ownSoftware =
  /\b(?:apps?|sdk|client|plug-?in|extension|library|install\w*|upgrade\w*|update (?:to|your|the app)|download\w*|your version|firmware|browser|ios|android|windows|api)\b/i;
export const ticketPattern =
  /(?<!\b(?:error|code|message|errors|codes|reference|order|invoice|case) |[\w-])(?!(?:COVID|UTF|SHA|ISO|SEV|TLS|AES|HTTP|USB|MP|PS|CET|UTC|GMT|EU|US|UK|RFC|COP|GDPR|BST)-)[A-Z]{2,8}-\d{1,6}(?![\w-])/g;

/** Whether a term is one of the product's own words: part of what the status page calls a component. */
export function isProductWord(term: string, components: readonly string[]): boolean {
  const pattern = literalPattern([term]);
  return pattern !== null && components.some((name) => name.search(pattern) >= 0);
}
