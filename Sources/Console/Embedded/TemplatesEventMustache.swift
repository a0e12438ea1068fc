// Made by scripts/embed of Assets/templates/event.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesEventMustache = #"""
<h1><span class="dot {{look}}" aria-hidden="true"></span> {{title}}</h1>
<p class="sub">{{numberText}} · <code>{{kind}}</code> · {{#happenedAt}}{{>time}}{{/happenedAt}} {{#subjectAddress}}· <a href="{{.}}">{{subject}}</a>{{/subjectAddress}}{{^subjectAddress}}{{subject}}{{/subjectAddress}}</p>
{{^mayTake}}{{#problems}}{{>problems}}{{/problems}}{{/mayTake}}
<div class="row g-3">
<div class="col-lg-7"><div class="card">
<h2>{{w.events.details}}</h2>
<table class="table"><tbody>
{{#details}}<tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>
{{/details}}
{{#since}}<tr><th scope="row">{{w.events.since}}</th><td>{{>time}}</td></tr>{{/since}}
{{#count}}<tr><th scope="row">{{w.events.count}}</th><td>{{.}}</td></tr>{{/count}}
{{#overAt}}<tr><th scope="row">{{w.events.overAt}}</th><td>{{>time}}</td></tr>{{/overAt}}
{{#takenBy}}<tr><th scope="row">{{w.events.looksAfter}}</th><td>{{.}}</td></tr>{{/takenBy}}
</tbody></table>
{{#job}}<p><a href="{{.}}">{{w.events.job}}</a></p>{{/job}}
</div></div>
{{#mayTake}}
<div class="col-lg-5"><form class="card" method="post" action="/events/{{number}}/acknowledge">{{>csrf}}
<h2>{{w.events.take}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.events.take}}</button>
</form></div>
{{/mayTake}}
</div>

"""#
}
