// Made by scripts/embed of Assets/templates/overview.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesOverviewMustache = #"""
<h1>{{{rawHeadline}}}</h1>
{{^hasInstances}}
<p class="sub">{{w.overview.begin}}</p>
<p><a class="btn btn-primary" href="/instances/add">{{w.overview.addInstance}}</a> <a class="btn btn-outline-primary" href="/first-run">{{w.overview.steps}}</a></p>
{{/hasInstances}}
{{#hasInstances}}
<p class="sub">{{lead}}</p>
<nav class="chips" aria-label="{{w.overview.levels}}">
{{#chips}}<a class="chip {{look}}" href="{{address}}">{{text}} <b>{{count}}</b></a>
{{/chips}}
{{#f.hasProjects}}{{^isOfAll}}<a class="chip" href="/?project=*">{{w.overview.allProjects}}</a>{{/isOfAll}}{{/f.hasProjects}}
</nav>
<div class="row g-3">
<section class="col-lg-5"><div class="card tall">
<h2>{{w.overview.needs}} <span>{{needCount}}</span></h2>
{{#isQuiet}}<p class="empty">{{w.overview.quiet}}</p>{{/isQuiet}}
{{#needs}}
<div class="need"><span class="dot {{look}}" aria-hidden="true"></span><div><b><a href="{{address}}">{{name}}</a></b><p>{{text}}</p></div>
{{#post}}<form method="post" action="{{.}}">{{>csrf}}<button class="btn {{#isFirst}}btn-primary{{/isFirst}}{{^isFirst}}btn-outline-primary{{/isFirst}}">{{button}}</button></form>{{/post}}
{{#link}}<a class="btn btn-outline-primary" href="{{.}}">{{button}}</a>{{/link}}
</div>
{{/needs}}
{{#seeAll}}<p><a href="{{seeAllAddress}}">{{.}}</a></p>{{/seeAll}}
</div></section>
<section class="col-md-6 col-lg-4"><div class="card tall">
<h2><a href="{{allAddress}}">{{w.overview.risk}}</a> <span>{{w.overview.riskHint}}</span></h2>
<div id="overview-behind">
{{>overview-behind}}
</div>
</div></section>
<section class="col-md-6 col-lg-3"><div class="card tall" id="overview-now" data-live="/overview/live?project={{scope}}">
<h2>{{w.overview.running}} <span id="overview-now-state" class="live-state" data-word="{{w.frame.live}}" data-lost="{{w.frame.liveLost}}"></span></h2>
<div id="overview-jobs">
{{>overview-jobs}}
</div>
</div></section>
<section class="col-lg-8"><div class="card tall">
<h2>{{w.overview.tide}} <span>{{w.overview.tideHint}}</span></h2>
{{#isTide}}{{{rawTide}}}{{/isTide}}
{{^isTide}}<p class="empty">{{w.overview.tideEmpty}}</p>{{/isTide}}
</div></section>
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.runs}} <span>{{w.overview.runsHint}}</span></h2>
<h3>{{w.overview.today}}</h3>
{{{rawHours}}}
<h3>{{w.overview.days}}</h3>
{{{rawDays}}}
</div></section>
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.alarms}} <a href="/events">{{w.menu.events}}</a></h2>
{{^alarms}}<p class="empty">{{w.overview.noAlarms}}</p>{{/alarms}}
{{#alarms}}
<div class="need"><span class="dot {{look}}" aria-hidden="true"></span><div><b><a href="{{address}}">{{title}}</a></b><p>{{subject}} {{text}} {{#takenBy}}{{.}}{{/takenBy}}</p></div><span class="muted">{{#at}}{{>time}}{{/at}}</span></div>
{{/alarms}}
</div></section>
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.coming}} <a href="/plans">{{w.menu.plans}}</a></h2>
{{^hasComing}}<p class="empty">{{w.overview.noComing}}</p>{{/hasComing}}
{{#hasComing}}
<ul class="plain lines">
{{#coming}}<li><a href="{{address}}">{{name}}</a><span class="muted">{{kind}} · {{plan}}</span><span>{{#at}}{{>time}}{{/at}}</span></li>
{{/coming}}
</ul>
{{/hasComing}}
</div></section>
<section class="col-lg-4"><div class="card tall">
<h2><a href="/repositories">{{w.overview.stored}}</a> {{#isStored}}<span>{{storedSum}}</span>{{/isStored}}</h2>
{{^isStored}}<p class="empty">{{w.overview.storedNothing}}</p>{{/isStored}}
{{#isStored}}
{{{rawShares}}}
<ul class="plain lines">
{{#shares}}<li><span>{{name}}</span><span class="muted">{{size}}</span><span>{{cost}}</span></li>
{{/shares}}
</ul>
<p>{{month}} {{#isUnpriced}}{{w.overview.unpriced}}{{/isUnpriced}}</p>
{{#saved}}<p class="muted">{{.}}</p>{{/saved}}
{{/isStored}}
</div></section>
{{#hasDays}}
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.overTime}} <span>{{w.overview.overTimeHint}}</span></h2>
<div class="chart"><canvas data-chart="stored-days" hidden role="img" aria-label="{{w.overview.overTime}}"></canvas></div>
<details><summary>{{w.overview.figures}}</summary>
<div class="table-responsive"><table class="table" id="stored-days">
<thead><tr><th scope="col">{{w.overview.day}}</th><th scope="col" class="num">{{w.overview.storedBytes}}</th><th scope="col" class="num">{{w.overview.packedBytes}}</th><th scope="col" class="num">{{w.overview.rawBytes}}</th></tr></thead>
<tbody>
{{#storedDays}}<tr><th scope="row">{{day}}</th><td class="num">{{stored}}</td><td class="num">{{packed}}</td><td class="num">{{raw}}</td></tr>
{{/storedDays}}
</tbody>
</table></div>
</details>
</div></section>
{{/hasDays}}
{{#hasRatios}}
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.ratios}} <span>{{w.overview.ratiosHint}}</span></h2>
<div class="chart"><canvas data-chart="ratios" hidden role="img" aria-label="{{w.overview.ratios}}"></canvas></div>
<details><summary>{{w.overview.figures}}</summary>
<div class="table-responsive"><table class="table" id="ratios">
<thead><tr><th scope="col">{{w.overview.day}}</th><th scope="col" class="num">{{w.overview.compression}}</th><th scope="col" class="num">{{w.overview.sharing}}</th></tr></thead>
<tbody>
{{#ratios}}<tr><th scope="row">{{day}}</th><td class="num">{{compression}}</td><td class="num">{{sharing}}</td></tr>
{{/ratios}}
</tbody>
</table></div>
</details>
</div></section>
{{/hasRatios}}
{{#hasReadings}}
<section class="col-lg-4"><div class="card tall">
<h2>{{w.overview.throughput}} <span>{{w.overview.throughputHint}}</span></h2>
<div class="chart"><canvas data-chart="readings" hidden role="img" aria-label="{{w.overview.throughput}}"></canvas></div>
<details><summary>{{w.overview.figures}}</summary>
<div class="table-responsive"><table class="table" id="readings">
<thead><tr><th scope="col">{{w.overview.day}}</th><th scope="col" class="num">{{w.overview.rate}}</th><th scope="col" class="num">{{w.overview.readBytes}}</th></tr></thead>
<tbody>
{{#readings}}<tr><th scope="row">{{day}}</th><td class="num">{{rate}}</td><td class="num">{{read}}</td></tr>
{{/readings}}
</tbody>
</table></div>
</details>
</div></section>
{{/hasReadings}}
</div>
{{/hasInstances}}

"""#
}
