import type { GuardName } from '../../../model/experiment/experiment.ts';
import { makeLookup } from '../make-lookup.ts';

const guards = {
  streams:
    '代码抽取的正是所述的随机数：每个迭代周期一个恰好取遍训练样本的次序，同一种子的每个单元得到相同的随机数。',
  'hold-out':
    '作为留出数据评估的样本没有一个用于训练，所述的训练样本全部用于训练，对一个样本的评估不取决于其他样本。',
  'data-law': '输入、标签和初始权重服从本章所述的规律。',
  trajectory: '用同样的随机数以 float64 做同样的训练，最终权重相同，途经的残差也相同。',
  recompute: '报告的损失等于在所述样本上以 float64 重新计算的损失。',
  'decay-law': '在训练样本触及不到的方向上，权重恰如惩罚项所述地缩小；没有惩罚时偏差守恒。',
  'closed-form':
    '凡公式能直接给出训练终点之处（输入为零、只有一行训练样本、只走一步、λ = 1/η），训练都终止于该处，批量为 1 和 5 皆然。',
  metamorphic: '当一次运行的随机数或设置改变时，结果逐位地保持不变、按比例变化或必然改变。',
  equivalence: '代码的另一个版本在同样的随机数上经过同样的指标，终止于同样的参数。',
  drift: '在扫描范围的两端，新的种子给出与基线相仿的数值。',
  baseline: '扫描得到的数值就是已认可的基线数值。',
  reproducible: '每个单元各重做一次运行，换一个线程，并在其他运行之后，得到的数字逐位相同。',
} satisfies Record<GuardName, string>;

/** What a guard makes sure of; a guard without words stands for itself. */
export const guardWords = makeLookup(guards);
