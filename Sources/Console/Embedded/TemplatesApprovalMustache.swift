// Made by scripts/embed of Assets/templates/approval.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovalMustache = #"""
<h1>{{heading}} <span class="chip {{tone}}">{{state}}</span></h1>
<p class="sub">{{lead}}</p>
<div class="row g-3">
<div class="col-lg-7">
<div class="card">
<h2>{{w.approvals.request}}</h2>
<dl class="facts"><div><dt>{{w.approvals.requester}}</dt><dd>{{requester}}</dd></div><div><dt>{{w.approvals.asked}}</dt><dd>{{#createdAt}}{{>time}}{{/createdAt}}</dd></div><div><dt>{{w.approvals.expires}}</dt><dd>{{#expiresAt}}{{>time}}{{/expiresAt}}</dd></div></dl>
<p class="mt-3"><b>{{w.approvals.reason}}</b> {{reason}}</p>
<pre class="request" tabindex="0">{{request}}</pre>
<p class="muted">{{w.approvals.digest}} <code class="wrap">{{digest}}</code></p>
</div>
</div>
<div class="col-lg-5">
<div class="card">
<h2>{{w.approvals.votes}} <small>{{votes}}</small></h2>
{{^voteRows}}<p class="empty">{{w.approvals.noVotes}}</p>{{/voteRows}}
{{#voteRows}}<div class="need"><span class="dot {{tone}}" aria-hidden="true"></span><div><b>{{person}}</b> {{vote}}<p>{{reason}}</p></div>{{#votedAt}}{{>time}}{{/votedAt}}</div>
{{/voteRows}}
</div>
{{#mayVote}}
<form class="card" method="post" action="{{path}}/grant">{{>csrf}}
<h2>{{w.approvals.decide}}</h2>
{{#voteProblems}}{{>problems}}{{/voteProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<p class="actions">{{#isWaiting}}<button class="btn btn-primary">{{w.approvals.grant}}</button> {{/isWaiting}}<button class="btn btn-danger" formaction="{{path}}/refuse">{{w.approvals.refuse}}</button></p>
</form>
{{/mayVote}}
{{#isGranted}}
<form class="card" method="post" action="{{carryPath}}">{{>csrf}}
<h2>{{w.approvals.carryOut}}</h2>
{{#canCarry}}<p class="muted">{{w.approvals.carryText}}</p>
<input type="hidden" name="_approval" value="{{id}}">
{{#carryFields}}<input type="hidden" name="{{name}}" value="{{value}}">
{{/carryFields}}
<button class="btn btn-primary">{{w.approvals.carryOut}}</button>{{/canCarry}}
{{^canCarry}}<p>{{w.approvals.carryElse}} <code>{{id}}</code></p>{{/canCarry}}
</form>
{{/isGranted}}
{{#mayWithdraw}}
<form class="card" method="post" action="{{path}}/withdraw">{{>csrf}}
<h2>{{w.approvals.withdraw}}</h2>
<p class="muted">{{w.approvals.withdrawText}}</p>
{{#withdrawProblems}}{{>problems}}{{/withdrawProblems}}
<button class="btn btn-outline-secondary">{{w.approvals.withdraw}}</button>
</form>
{{/mayWithdraw}}
</div>
</div>

"""#
}
