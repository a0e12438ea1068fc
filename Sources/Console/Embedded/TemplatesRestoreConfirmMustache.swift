// Made by scripts/embed of Assets/templates/restore-confirm.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreConfirmMustache = #"""
{{>restore-steps}}
<div class="card mt-3">
<h2>{{w.restore.happens}}<small>{{w.restore.unchanged}}</small></h2>
{{#wait}}
<p class="muted">{{w.restore.planning}}</p>
{{>job-wait}}
{{/wait}}
{{#failure}}
<div class="flash danger" role="alert"><b>{{w.restore.planFailed}}</b> {{message}} {{hint}} <code>{{code}}</code></div>
{{/failure}}
{{#hasRows}}
<table class="table">
<tbody>
{{#rows}}<tr><th scope="row">{{verb}}</th><td>{{text}}</td></tr>
{{/rows}}
</tbody>
</table>
{{/hasRows}}
{{#refusal}}<div class="flash danger" role="alert"><b>{{w.restore.refused}}</b> {{message}} {{hint}} <code>{{code}}</code></div>{{/refusal}}
{{#isReady}}
<form method="post" action="{{path}}/begin" class="mt-3">{{>csrf}}
{{>restore-hidden}}
<input type="hidden" name="plan" value="{{plan}}">
{{#approval}}<input type="hidden" name="_approval" value="{{.}}">{{/approval}}
{{#problems}}{{>problems}}{{/problems}}
{{#isOver}}
<h3>{{w.restore.willReplace}}</h3>
<ul>
{{#replaced}}<li><code>{{.}}</code></li>
{{/replaced}}
{{^replaced}}<li>{{w.frame.none}}</li>{{/replaced}}
</ul>
<h3>{{w.restore.willRename}}</h3>
<ul>
{{#renamed}}<li>{{.}}</li>
{{/renamed}}
{{^renamed}}<li>{{w.frame.none}}</li>{{/renamed}}
</ul>
{{/isOver}}
{{#warning}}<p class="flash attention">{{.}}</p>{{/warning}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn {{#isOver}}btn-danger{{/isOver}}{{^isOver}}btn-primary{{/isOver}}">{{w.restore.begin}}</button>
</form>
{{/isReady}}
<div class="actions mt-3">
{{^wait}}
<form method="post" action="{{path}}/plan">{{>csrf}}
{{>restore-hidden}}
<button class="btn btn-outline-primary">{{w.restore.again}}</button>
</form>
{{/wait}}
{{#undoGTID}}
<form method="post" action="{{path}}/undo">{{>csrf}}
<input type="hidden" name="gtid" value="{{.}}"><button class="btn btn-outline-primary">{{w.restore.undoInstead}}</button>
</form>
{{/undoGTID}}
</div>
</div>

"""#
}
