// Made by scripts/embed of Assets/templates/approval-rules.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovalRulesMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.access.approvalsLead}}</p>
{{>tabs}}
<div class="card">
{{#rows}}<form class="need" method="post" action="{{path}}" id="rule-{{verb}}">{{>csrf}}<span class="dot{{#isAsked}} ok{{/isAsked}}" aria-hidden="true"></span><div><b>{{title}}</b> <code>{{verb}}</code><p>{{now}}</p>
{{#problems}}{{>problems}}{{/problems}}</div>
{{#mayChange}}<div class="actions"><label for="needs-{{verb}}">{{w.access.needs}}</label><input class="form-control short" type="number" min="0" max="10" id="needs-{{verb}}" name="needs" value="{{needs}}"><label for="hours-{{verb}}">{{w.access.hoursOpen}}</label><input class="form-control short" type="text" inputmode="decimal" id="hours-{{verb}}" name="hours" value="{{hours}}"><button class="btn btn-outline-primary">{{w.frame.save}}</button></div>{{/mayChange}}{{^mayChange}}<span></span>{{/mayChange}}</form>
{{/rows}}
</div>

"""#
}
