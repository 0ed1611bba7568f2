<?php
/**
 * The texts of the block in the editor.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The texts of the block, translated here so that one file of translations is enough.
 */
final class BlockTexts {
	/**
	 * Returns what the block's script needs.
	 *
	 * @param Settings $settings Of the site.
	 * @return array<string, mixed>
	 */
	public static function all( Settings $settings ): array {
		return array(
			'hasDesk'     => null !== $settings->desk,
			'settingsUrl' => current_user_can( 'manage_options' ) ? SettingsPage::url() : '',
			'themes'      => self::themes(),
			'parts'       => array(
				'header'   => __( 'Title, reader and date', 'reader-article' ),
				'cover'    => __( 'Picture at the top', 'reader-article' ),
				'sign-off' => __( 'Sign-off and signature', 'reader-article' ),
				'call'     => __( 'Telephone numbers', 'reader-article' ),
				'related'  => __( 'Related articles', 'reader-article' ),
			),
			'words'       => array(
				'name'         => __( 'Reader Article', 'reader-article' ),
				'instructions' => __( 'Choose an article, or a reader whose card is shown.', 'reader-article' ),
				'noDesk'       => __( 'The address of the desk is not set.', 'reader-article' ),
				'setDesk'      => __( 'Set the address', 'reader-article' ),
				'search'       => __( 'Search articles and readers', 'reader-article' ),
				'kind'         => __( 'Show', 'reader-article' ),
				'all'          => __( 'Articles and readers', 'reader-article' ),
				'articles'     => __( 'Articles', 'reader-article' ),
				'readers'      => __( 'Readers', 'reader-article' ),
				'article'      => __( 'Article', 'reader-article' ),
				'reader'       => __( 'Reader', 'reader-article' ),
				'results'      => __( 'Found', 'reader-article' ),
				'searching'    => __( 'Searching…', 'reader-article' ),
				'nothing'      => __( 'Nothing published has these words.', 'reader-article' ),
				'more'         => __( 'There is more. Add a word to the search.', 'reader-article' ),
				'failed'       => __( 'The desk cannot be reached just now. Try again in a moment.', 'reader-article' ),
				'retry'        => __( 'Try again', 'reader-article' ),
				'change'       => __( 'Choose another', 'reader-article' ),
				'cancel'       => __( 'Cancel', 'reader-article' ),
				'look'         => __( 'Look', 'reader-article' ),
				'theme'        => __( 'Theme', 'reader-article' ),
				'hide'         => __( 'Hide', 'reader-article' ),
				'level'        => __( 'Level of the title', 'reader-article' ),
			),
		);
	}

	/**
	 * Returns the names of the themes.
	 *
	 * @return array<string, string>
	 */
	public static function themes(): array {
		return array(
			''         => __( 'As in the settings', 'reader-article' ),
			'none'     => __( 'Like the page', 'reader-article' ),
			'plain'    => __( 'Plain', 'reader-article' ),
			'magazine' => __( 'Magazine', 'reader-article' ),
			'midnight' => __( 'Midnight', 'reader-article' ),
		);
	}
}
