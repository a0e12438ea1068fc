// Made by scripts/embed of Assets/templates/token.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTokenMustache = #"""
<h1>{{name}} {{#isExpired}}<span class="chip bad">{{w.tokens.expired}}</span>{{/isExpired}}</h1>
<p class="sub">{{scope}}</p>
<p><a href="/tokens">{{w.tokens.toAll}}</a></p>
<div class="card"><dl class="facts"><div><dt>{{w.tokens.since}}</dt><dd>{{#createdAt}}{{>time}}{{/createdAt}}</dd></div><div><dt>{{w.tokens.used}}</dt><dd>{{#usedAt}}{{>time}}{{/usedAt}}{{^usedAt}}{{w.frame.never}}{{/usedAt}}</dd></div><div><dt>{{w.tokens.from}}</dt><dd>{{usedFrom}}</dd></div><div><dt>{{w.tokens.expires}}</dt><dd>{{#expiresAt}}{{>time}}{{/expiresAt}}{{^expiresAt}}{{w.frame.never}}{{/expiresAt}}</dd></div>{{#oldUntil}}<div><dt>{{w.tokens.oldUntil}}</dt><dd>{{>time}}</dd></div>{{/oldUntil}}</dl>
<p class="actions mt-3"><a class="btn btn-outline-primary" href="{{auditPath}}">{{w.tokens.didWhat}}</a> <a class="btn btn-outline-primary" href="{{explainPath}}">{{w.tokens.mayWhat}}</a></p></div>
<div class="row g-3 mt-1">
<div class="col-lg-6"><form class="card" method="post" action="{{path}}/rotate">{{>csrf}}
<h2>{{w.tokens.rotate}}</h2>
<p class="muted">{{w.tokens.rotateText}}</p>
{{#rotateProblems}}{{>problems}}{{/rotateProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.tokens.rotate}}</button>
</form></div>
<div class="col-lg-6"><form class="card" method="post" action="{{path}}/remove">{{>csrf}}
<h2>{{w.tokens.remove}}</h2>
<p class="muted">{{w.tokens.removeText}}</p>
{{#removeProblems}}{{>problems}}{{/removeProblems}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.tokens.remove}}</button>
</form></div>
</div>

"""#
}
