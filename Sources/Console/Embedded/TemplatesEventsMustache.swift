// Made by scripts/embed of Assets/templates/events.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesEventsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.events.lead}}</p>
{{#hasOpen}}
<div class="card">
<h2>{{w.events.open}}</h2>
{{#open}}
<div class="need"><span class="dot {{look}}" aria-hidden="true"></span><div><b><a href="{{address}}">{{title}}</a></b>{{#subject}} {{#subjectAddress}}<a href="{{.}}">{{subject}}</a>{{/subjectAddress}}{{^subjectAddress}}{{subject}}{{/subjectAddress}}{{/subject}} <span class="muted">{{#at}}{{>time}}{{/at}}</span><p>{{text}} {{takenBy}}</p></div>
{{#mayTake}}{{#mayAcknowledge}}<form method="post" action="/events/{{number}}/acknowledge">{{>csrf}}<input type="hidden" name="return" value="{{f.address}}"><button class="btn btn-outline-primary">{{w.events.take}}</button></form>{{/mayAcknowledge}}{{/mayTake}}
</div>
{{/open}}
</div>
{{/hasOpen}}
<div class="card">
<h2>{{w.events.all}}</h2>
<form class="filters" method="get" action="/events">
<div><label class="visually-hidden" for="event-severity">{{w.events.severity}}</label><select class="form-select" id="event-severity" name="severity" data-submit>
{{#severities}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
{{/severities}}
</select></div>
<div><label class="visually-hidden" for="event-project">{{w.events.project}}</label><input class="form-control" id="event-project" name="project" value="{{project}}" placeholder="{{w.events.project}}"></div>
<div><label class="visually-hidden" for="event-instance">{{w.events.instance}}</label><input class="form-control" id="event-instance" name="instance" value="{{instance}}" placeholder="{{w.events.instance}}"></div>
<div><label class="visually-hidden" for="event-kind">{{w.events.kind}}</label><input class="form-control" id="event-kind" name="kind" value="{{kind}}" placeholder="{{w.events.kind}}"></div>
<button class="btn btn-outline-primary">{{w.events.show}}</button>
</form>
{{#isEmpty}}<p class="empty">{{w.events.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
{{>event-table}}
{{/isEmpty}}
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
