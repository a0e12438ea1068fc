// Made by scripts/embed of Assets/templates/instance.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesInstanceMustache = #"""
<h1>{{name}} <span class="chip {{look}}">{{state}}</span></h1>
<p class="sub">{{lead}}</p>
{{^mayTakeBase}}{{#problems}}{{>problems}}{{/problems}}{{/mayTakeBase}}
<div class="actions">
{{#restore}}<a class="btn btn-primary" href="{{.}}">{{w.instances.restore}}</a>{{/restore}}
{{#mayTakeBase}}<form method="post" action="{{address}}/base">{{>csrf}}{{#problems}}{{>problems}}{{/problems}}<button class="btn btn-outline-primary">{{w.instances.takeBase}}</button></form>{{/mayTakeBase}}
{{#mayDrill}}<form method="post" action="{{address}}/drill">{{>csrf}}<button class="btn btn-outline-primary">{{w.instances.runDrill}}</button></form>{{/mayDrill}}
{{#mayCheck}}<a class="btn btn-outline-primary" href="{{address}}/check">{{w.instances.check}}</a>{{/mayCheck}}
{{#links}}<a class="btn btn-link" href="{{address}}">{{text}}</a>
{{/links}}
</div>
{{#needsPlan}}<div class="flash attention">{{w.instances.needsPlan}} <a href="{{address}}/setup/plan">{{w.instances.choosePlan}}</a></div>{{/needsPlan}}
{{#isAtRisk}}<div class="flash attention"><b>{{w.instances.reasons}}</b><ul class="plain">
{{#reasons}}<li>{{.}}</li>
{{/reasons}}
</ul></div>{{/isAtRisk}}
<div class="card">
<h2>{{w.instances.line}} <span>{{w.instances.lineHint}}</span></h2>
<nav class="zoom" aria-label="{{w.instances.zoom}}">
{{#spans}}<a class="chip{{#isHere}} ok{{/isHere}}" href="{{address}}"{{#isHere}} aria-current="true"{{/isHere}}>{{text}}</a>
{{/spans}}
<a class="chip" href="{{earlier}}">← {{w.instances.earlier}}</a> <a class="chip" href="{{later}}">{{w.instances.later}} →</a> <a class="chip" href="{{closer}}">+ {{w.instances.larger}}</a> <a class="chip" href="{{wider}}">− {{w.instances.smaller}}</a>
<span class="muted">{{#shownFrom}}{{>time}}{{/shownFrom}} – {{#shownTo}}{{>time}}{{/shownTo}}</span>
</nav>
{{{rawTimeline}}}
<p class="timeline-note" id="timeline-note" aria-live="off">{{w.instances.point}}</p>
<dl class="facts">
<div><dt>{{w.instances.earliest}}</dt><dd>{{#earliest}}{{>time}}{{/earliest}}{{^earliest}}{{w.frame.none}}{{/earliest}}</dd></div>
<div><dt>{{w.instances.latest}}</dt><dd>{{#latest}}{{.}}{{/latest}}{{^latest}}{{w.frame.none}}{{/latest}}</dd></div>
<div><dt>{{w.instances.gapFact}}</dt><dd>{{gaps}}</dd></div>
<div><dt>{{drillWhen}}</dt><dd>{{drill}}</dd></div>
{{#sizes}}<div><dt>{{w.instances.sizes}}</dt><dd>{{.}}</dd></div>{{/sizes}}
{{#nextBase}}<div><dt>{{w.instances.nextBase}}</dt><dd>{{>time}}</dd></div>{{/nextBase}}
</dl>
<p class="muted">{{w.instances.legend}}</p>
</div>
<div class="row g-3 mt-0">
<section class="col-lg-7"><div class="card tall">
<h2>{{w.instances.happened}} <span>{{w.instances.happenedHint}}</span></h2>
{{^hasHappened}}<p class="empty">{{w.instances.nothingHappened}}</p>{{/hasHappened}}
{{#hasHappened}}
<div class="table-responsive"><table class="table">
<thead><tr><th scope="col">{{w.instances.when}}</th><th scope="col">{{w.instances.what}}</th><th scope="col">{{w.instances.place}}</th><th scope="col">{{w.instances.restore}}</th></tr></thead>
<tbody>
{{#happened}}<tr><td class="nowrap">{{#at}}{{>time}}{{/at}}</td><td>{{#look}}<span class="chip {{.}}">{{text}}</span>{{/look}}{{^look}}<code>{{text}}</code>{{/look}}</td><td>{{place}}</td><td>{{#restore}}<a class="btn btn-outline-primary" href="{{.}}">{{w.instances.justBefore}}</a>{{/restore}}</td></tr>
{{/happened}}
</tbody>
</table></div>
{{/hasHappened}}
</div></section>
<section class="col-lg-5"><div class="card tall">
<h2>{{w.instances.risk}} <span>{{w.instances.riskHint}}</span></h2>
{{#isRisk}}{{{rawRisk}}}{{/isRisk}}
{{^isRisk}}<p class="empty">{{w.instances.noRisk}}</p>{{/isRisk}}
</div></section>
<section class="col-lg-6"><div class="card tall">
<h2>{{w.instances.jobs}} <a href="{{jobsAddress}}">{{w.instances.seeAll}}</a></h2>
{{^hasJobs}}<p class="empty">{{w.instances.noJobs}}</p>{{/hasJobs}}
{{#hasJobs}}
{{>job-table}}
{{/hasJobs}}
</div></section>
<section class="col-lg-6"><div class="card tall">
<h2>{{w.instances.events}} <a href="{{eventsAddress}}">{{w.instances.seeAll}}</a></h2>
{{^hasEvents}}<p class="empty">{{w.instances.noEvents}}</p>{{/hasEvents}}
{{#hasEvents}}
{{>event-table}}
{{/hasEvents}}
</div></section>
<section class="col-lg-7"><div class="card tall">
<h2>{{w.instances.bases}}</h2>
{{^hasBases}}<p class="empty">{{w.instances.noBases}}</p>{{/hasBases}}
{{#hasBases}}
<div class="table-responsive"><table class="table" id="bases" data-sortable>
<thead><tr><th scope="col">{{w.instances.when}}</th><th scope="col" class="num">{{w.instances.tables}}</th><th scope="col" class="num">{{w.instances.rows}}</th><th scope="col" class="num">{{w.instances.read}}</th><th scope="col" class="num">{{w.instances.packed}}</th><th scope="col">{{w.instances.proven}}</th></tr></thead>
<tbody>
{{#bases}}<tr><th scope="row">{{#at}}{{>time}}{{/at}}</th><td class="num">{{tables}}</td><td class="num">{{rowCount}}</td><td class="num">{{raw}}</td><td class="num">{{packed}}</td><td>{{#isProven}}<span class="chip ok">{{w.frame.yes}}</span>{{/isProven}}</td></tr>
{{/bases}}
</tbody>
</table></div>
{{/hasBases}}
</div></section>
<section class="col-lg-5"><div class="card tall">
<h2>{{w.instances.checks}} <span>{{checkedAt}}</span></h2>
{{^hasChecks}}<p class="empty">{{w.instances.neverChecked}}</p>{{/hasChecks}}
{{#allMet}}<details><summary>{{w.instances.allMet}}</summary>
{{>check-rows}}
</details>{{/allMet}}
{{^allMet}}
{{>check-rows}}
{{/allMet}}
</div></section>
</div>

"""#
}
